/*
 * Comparing needs no arithmetic: first the power of ten of the first digit,
 * then digit by digit.  `multipleOf` asks whether step divides x.  With both as
 * integers m * 10^k (k >= 0 is how many more tens x has) the factors 2 and 5 of
 * the step that 10^k covers are taken out first, so that 1e308 costs no big
 * number; what is left of the step must divide the digits of x, which one long
 * division by hand decides.
 */
#include "check/decimal.h"

enum { LIMBS = DECIMAL_STEP_DIGITS / 9 + 2 };
enum { LIMB = 1000000000 };
#define FARTHEST ((int64_t)1 << 60)

/* Base 10^9, least significant first. */
struct big {
	uint32_t at[LIMBS];
	size_t n;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int64_t read_exponent(str s)
{
	bool negative = s.len > 0 && s.ptr[0] == '-';
	int64_t value = 0;

	if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
		s = str_skip(s, 1);
	for (size_t i = 0; i < s.len && is_digit(s.ptr[i]); i++)
		if (value < FARTHEST / 10)
			value = value * 10 + (s.ptr[i] - '0');
	return negative ? -value : value;
}

static void trim_back(struct decimal *d)
{
	while (d->digits.len > 0) {
		char c = d->digits.ptr[d->digits.len - 1];

		if (c != '.' && c != '0')
			return;
		d->exponent += c == '0';
		d->n -= c == '0';
		d->digits.len--;
	}
}

static void trim_front(struct decimal *d)
{
	while (d->digits.len > 0 &&
	       (d->digits.ptr[0] == '0' || d->digits.ptr[0] == '.')) {
		d->n -= d->digits.ptr[0] == '0';
		d->digits = str_skip(d->digits, 1);
	}
}

static void normalise(struct decimal *d)
{
	trim_back(d);
	trim_front(d);
	if (d->n == 0)
		*d = (struct decimal){.finite = true};
}

/* Digits of base 8 or 16 written out in base 10. */
static str write_out(struct arena *a, str s, unsigned base)
{
	/* at most 1.21 decimal digits for each hexadecimal one */
	size_t cap = s.len * 5 / 4 + 2, n = 0;
	char *out = NEWN(a, cap, char);

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		unsigned carry =
			(unsigned)(is_digit(c) ? c - '0' : (c | 32) - 'a' + 10);

		for (size_t k = 0; k < n; k++) {
			carry += (unsigned)out[cap - 1 - k] * base;
			out[cap - 1 - k] = (char)(carry % 10);
			carry /= 10;
		}
		for (; carry > 0 && n < cap; carry /= 10)
			out[cap - 1 - n++] = (char)(carry % 10);
	}
	for (size_t k = 0; k < n; k++)
		out[cap - 1 - k] = (char)(out[cap - 1 - k] + '0');
	return (str){out + cap - n, n};
}

static struct decimal read_other_base(struct arena *a, str s, unsigned base)
{
	enum { LONGEST = 1000 };
	struct decimal d = {.finite = s.len <= LONGEST};

	if (!d.finite)
		return d;
	d.digits = write_out(a, s, base);
	d.n = d.digits.len;
	normalise(&d);
	return d;
}

struct decimal decimal_read(struct arena *a, str text)
{
	struct decimal d = {.finite = true};
	size_t i = 0, point = SIZE_MAX;

	if (str_starts(text, S("0x")))
		return read_other_base(a, str_skip(text, 2), 16);
	if (str_starts(text, S("0o")))
		return read_other_base(a, str_skip(text, 2), 8);
	if (text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+')) {
		d.negative = text.ptr[0] == '-';
		text = str_skip(text, 1);
	}
	for (; i < text.len && (is_digit(text.ptr[i]) || text.ptr[i] == '.');
	     i++) {
		if (text.ptr[i] == '.')
			point = i;
		else
			d.n++;
	}
	if (d.n == 0)
		return (struct decimal){.negative = d.negative, .digits = text};
	d.digits = str_slice(text, 0, i);
	if (point != SIZE_MAX)
		d.exponent -= (int64_t)(i - point - 1);
	if (i < text.len && (text.ptr[i] | 32) == 'e')
		d.exponent += read_exponent(str_skip(text, i + 1));
	normalise(&d);
	return d;
}

/* The next digit from `*i` on. */
static int next_digit(const struct decimal *d, size_t *i)
{
	if (d->digits.ptr[*i] == '.')
		++*i;
	return d->digits.ptr[(*i)++] - '0';
}

static int cmp_size(const struct decimal *x, const struct decimal *y)
{
	int64_t top_x = x->exponent + (int64_t)x->n;
	int64_t top_y = y->exponent + (int64_t)y->n;
	size_t i = 0, k = 0;

	if (x->n == 0 || y->n == 0)
		return (x->n > 0) - (y->n > 0);
	if (top_x != top_y)
		return top_x < top_y ? -1 : 1;
	for (size_t m = 0; m < x->n && m < y->n; m++) {
		int a = next_digit(x, &i);
		int b = next_digit(y, &k);

		if (a != b)
			return a - b;
	}
	return (x->n > y->n) - (x->n < y->n);
}

int decimal_cmp(const struct decimal *x, const struct decimal *y)
{
	if (!x->finite || !y->finite)
		return x->finite == y->finite ? str_cmp(x->digits, y->digits)
					      : (x->finite ? -1 : 1);
	if (x->negative != y->negative)
		return x->negative ? -1 : 1;
	return x->negative ? cmp_size(y, x) : cmp_size(x, y);
}

bool decimal_is_integer(const struct decimal *x)
{
	return x->finite && x->exponent >= 0;
}

static struct big big_of(const struct decimal *d)
{
	struct big b = {0};
	size_t i = 0;

	for (size_t m = 0; m < d->n; m++) {
		uint64_t carry = (uint64_t)next_digit(d, &i);

		for (size_t k = 0; k < b.n; k++) {
			carry += (uint64_t)b.at[k] * 10;
			b.at[k] = (uint32_t)(carry % LIMB);
			carry /= LIMB;
		}
		if (carry > 0)
			b.at[b.n++] = (uint32_t)carry;
	}
	return b;
}

/* b / by and what is left over. */
static uint32_t big_divide(struct big *b, uint32_t by)
{
	uint64_t rest = 0;

	for (size_t k = b->n; k-- > 0;) {
		rest = rest * LIMB + b->at[k];
		b->at[k] = (uint32_t)(rest / by);
		rest %= by;
	}
	while (b->n > 0 && b->at[b->n - 1] == 0)
		b->n--;
	return (uint32_t)rest;
}

static void take_out(struct big *b, uint32_t factor, int64_t times)
{
	for (; times > 0; times--) {
		struct big smaller = *b;

		if (big_divide(&smaller, factor) != 0)
			return;
		*b = smaller;
	}
}

static int big_cmp(const struct big *x, const struct big *y)
{
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	for (size_t k = x->n; k-- > 0;)
		if (x->at[k] != y->at[k])
			return x->at[k] < y->at[k] ? -1 : 1;
	return 0;
}

static void big_subtract(struct big *x, const struct big *y)
{
	int64_t borrow = 0;

	for (size_t k = 0; k < x->n; k++) {
		int64_t v = (int64_t)x->at[k] - borrow -
			    (k < y->n ? (int64_t)y->at[k] : 0);

		borrow = v < 0;
		x->at[k] = (uint32_t)(v + (borrow ? LIMB : 0));
	}
	while (x->n > 0 && x->at[x->n - 1] == 0)
		x->n--;
}

static void big_push(struct big *x, uint32_t digit)
{
	uint64_t carry = digit;

	for (size_t k = 0; k < x->n; k++) {
		carry += (uint64_t)x->at[k] * 10;
		x->at[k] = (uint32_t)(carry % LIMB);
		carry /= LIMB;
	}
	if (carry > 0)
		x->at[x->n++] = (uint32_t)carry;
}

bool decimal_is_multiple(const struct decimal *x, const struct decimal *step)
{
	struct big divisor, rest = {0};
	size_t i = 0;

	if (!x->finite || !step->finite || step->n == 0 ||
	    step->n > DECIMAL_STEP_DIGITS)
		return false;
	if (x->n == 0)
		return true;
	if (x->exponent < step->exponent)
		return false;
	divisor = big_of(step);
	take_out(&divisor, 2, x->exponent - step->exponent);
	take_out(&divisor, 5, x->exponent - step->exponent);
	for (size_t m = 0; m < x->n; m++) {
		big_push(&rest, (uint32_t)next_digit(x, &i));
		while (big_cmp(&rest, &divisor) >= 0)
			big_subtract(&rest, &divisor);
	}
	return rest.n == 0;
}

uint64_t decimal_hash(const struct decimal *x)
{
	uint64_t h = 1469598103934665603ULL ^ (uint64_t)x->exponent;
	size_t i = 0;

	if (!x->finite)
		return str_hash(x->digits);
	for (size_t m = 0; m < x->n; m++)
		h = (h ^ (uint64_t)next_digit(x, &i)) * 1099511628211ULL;
	return x->negative ? ~h : h;
}

bool decimal_count(const struct decimal *x, uint64_t *out)
{
	size_t i = 0;
	uint64_t v = 0;

	if (!decimal_is_integer(x) || x->negative ||
	    x->exponent + (int64_t)x->n > 18)
		return false;
	for (size_t m = 0; m < x->n; m++)
		v = v * 10 + (uint64_t)next_digit(x, &i);
	for (int64_t k = 0; k < x->exponent; k++)
		v *= 10;
	*out = v;
	return true;
}
