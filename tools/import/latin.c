/*
 * Windows-1252: Latin-1, with quotes and dashes where that has controls.
 */
#include "import/import.h"

#include "base/buf.h"

str import_latin1(struct arena *a, str bytes)
{
	static const uint16_t high[32] = {
		0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
	};
	struct buf b = {.a = a};

	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.ptr[i];

		if (c >= 0x80 && c < 0xa0)
			buf_code_point(&b, high[c - 0x80]);
		else
			buf_code_point(&b, c);
	}
	return buf_str(&b);
}
