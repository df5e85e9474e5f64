/*
 * SHA-1 as FIPS 180-4 has it, over bytes that are all there.
 *
 * The schedule of a block is kept in a ring of sixteen words, each of which is
 * made anew when it is needed.
 */
#include "base/sha1.h"

enum { BLOCK = 64, LENGTH = 8 };

static uint32_t turn(uint32_t x, unsigned n)
{
	return x << n | x >> (32 - n);
}

static uint32_t word(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static uint32_t scheduled(uint32_t ring[16], unsigned t)
{
	if (t >= 16)
		ring[t % 16] = turn(ring[(t + 13) % 16] ^ ring[(t + 8) % 16] ^
					    ring[(t + 2) % 16] ^ ring[t % 16],
				    1);
	return ring[t % 16];
}

static void add_block(uint32_t h[5], const unsigned char *p)
{
	static const uint32_t constant[] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc,
					    0xca62c1d6};
	uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
	uint32_t ring[16];

	for (unsigned t = 0; t < 16; t++)
		ring[t] = word(p + (size_t)4 * t);
	for (unsigned t = 0; t < 80; t++) {
		uint32_t mixed = b ^ c ^ d, next;

		if (t < 20)
			mixed = d ^ (b & (c ^ d));
		else if (t >= 40 && t < 60)
			mixed = (b & c) | (d & (b | c));
		next = turn(a, 5) + mixed + e + constant[t / 20] +
		       scheduled(ring, t);
		e = d;
		d = c;
		c = turn(b, 30);
		b = a;
		a = next;
	}
	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

void sha1(str bytes, unsigned char sum[SHA1_BYTES])
{
	uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
			 0xc3d2e1f0};
	const unsigned char *p = (const unsigned char *)bytes.ptr;
	unsigned char last[2 * BLOCK] = {0};
	size_t left = bytes.len % BLOCK, end;

	for (size_t at = 0; at + BLOCK <= bytes.len; at += BLOCK)
		add_block(h, p + at);
	if (left > 0)
		memcpy(last, p + (bytes.len - left), left);
	last[left] = 0x80;
	end = left < BLOCK - LENGTH ? BLOCK : (size_t)2 * BLOCK;
	for (unsigned i = 0; i < LENGTH; i++)
		last[end - 1 - i] =
			(unsigned char)((uint64_t)bytes.len * 8 >> 8 * i);
	for (size_t at = 0; at < end; at += BLOCK)
		add_block(h, last + at);
	for (unsigned i = 0; i < SHA1_BYTES; i++)
		sum[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}
