/*
 * One file that can be mailed, kept and printed: the style stands in it, the
 * content policy forbids everything else, and the two views are switched by
 * radio buttons and a sibling rule, so that no script is needed.
 *
 * Colours keep a contrast of 4.5 or more in light and dark; what they say is
 * also said by a stroke, a line or a word.
 */
#include "report/html.h"

#include "base/lang.h"
#include "base/utf8.h"

static const char *const style[] = {
	":root{color-scheme:light dark;--text:#1b1b1b;--page:#fff;--soft:#555;",
	"--line:#8a8a8a;--head:#eef2f6;--old:#8f1414;--old-back:#fdeaea;",
	"--new:#0b5426;--new-back:#e4f5e9}",
	"@media (prefers-color-scheme:dark){:root{--text:#eee;--page:#161616;",
	"--soft:#b8b8b8;--line:#777;--head:#25292e;--old:#ffb4ab;",
	"--old-back:#43161a;--new:#93e6ae;--new-back:#12351f}}",
	"body{margin:0;background:var(--page);color:var(--text);",
	"font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}",
	"main{max-width:75rem;margin:0 auto;padding:1rem}",
	"h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.25rem;",
	"margin-top:2rem}h3{font-size:1.05rem;margin-top:1.5rem}",
	"table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}",
	"caption{text-align:left;color:var(--soft);padding:.25rem 0}",
	"th,td{border:1px solid var(--line);padding:.4rem .6rem;",
	"text-align:left;vertical-align:top}",
	"thead th{background:var(--head)}tbody th{font-weight:600}",
	".side th:first-child{width:24%}.side td{width:34%}",
	".side td.class{width:8%;overflow-wrap:normal}",
	"td p,li p{margin:0 0 .3rem}",
	"del{color:var(--old);background:var(--old-back);",
	"text-decoration:line-through}",
	"ins{color:var(--new);background:var(--new-back);",
	"text-decoration:underline;text-underline-offset:.15em}",
	".row,.class{font-weight:400;color:var(--soft)}.row{display:block}",
	".inline{padding-left:1.2rem}.inline li{margin:.6rem 0}",
	".timeline,.wide{overflow-x:auto;margin:1rem 0}svg{display:block}",
	"svg text{fill:var(--text);font:12px system-ui,sans-serif}",
	".plan{fill:none;stroke:var(--soft);stroke-width:1.5}",
	".wide th,.wide td{overflow-wrap:break-word}",
	".done{fill:var(--new-back)}.fuzzy{stroke-dasharray:4 3}",
	".held{fill:var(--new)}",
	".late{fill:var(--old)}.tick{stroke:var(--line);stroke-width:.5}",
	".today{stroke:var(--text);stroke-dasharray:2 3}",
	".vh{position:absolute;width:1px;height:1px;overflow:hidden;",
	"clip-path:inset(50%);white-space:nowrap}",
	".view{margin:0 .3rem 0 0}label{margin-right:1.2rem}",
	"#view-side:checked~.changes .inline{display:none}",
	"#view-inline:checked~.changes .side{display:none}",
	"@media (max-width:40rem){.side table,.side tbody,.side tr,.side th,",
	".side td{min-width:0}main{padding:.5rem}}",
	"@page{size:A4;margin:18mm 15mm}",
	"@media print{:root{--text:#000;--page:#fff;--soft:#333;--line:#666;",
	"--head:#eee;--old:#700;--old-back:#fff;--new:#040;--new-back:#fff}",
	"body{font-size:10pt}main{max-width:none;padding:0}",
	".timeline,.wide{overflow:visible}svg{max-width:100%;height:auto}",
	".view,label{display:none}thead{display:table-header-group}",
	"tr,li{break-inside:avoid}h1,h2,h3,caption{break-after:avoid}}",
};

static str entity(char c)
{
	switch (c) {
	case '&': return S("&amp;");
	case '<': return S("&lt;");
	case '>': return S("&gt;");
	case '"': return S("&quot;");
	case '\'': return S("&#39;");
	default: return (str){0};
	}
}

void html_text(struct arena *a, struct buf *out, str text)
{
	struct buf flat = {.a = a};

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		buf_char(&flat, (char)(c == '\n' || c == '\t' ? ' ' : c));
	}
	text = utf8_safe(a, buf_str(&flat));
	for (size_t i = 0; i < text.len; i++) {
		str e = entity(text.ptr[i]);

		if (e.len > 0)
			buf_add(out, e);
		else
			buf_char(out, text.ptr[i]);
	}
}

void html_begin(struct arena *a, struct buf *out, str title)
{
	/* The code of the language that the other messages are in. */
	buf_fmt(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", _("en"));
	buf_add(out, S("<meta charset=\"utf-8\">\n"
		       "<meta http-equiv=\"Content-Security-Policy\" "
		       "content=\"default-src 'none'; style-src "
		       "'unsafe-inline'; img-src data:\">\n"
		       "<meta name=\"viewport\" content=\"width=device-width, "
		       "initial-scale=1\">\n<title>"));
	html_text(a, out, title);
	buf_add(out, S("</title>\n<style>\n"));
	for (size_t i = 0; i < sizeof style / sizeof style[0]; i++)
		buf_fmt(out, "%s\n", style[i]);
	buf_add(out, S("</style>\n</head>\n<body>\n<main>\n"));
}

void html_end(struct buf *out)
{
	buf_add(out, S("</main>\n</body>\n</html>\n"));
}
