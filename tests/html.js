// html.js PAGE -- opens a page in light and dark, at two widths, in both views;
// fails on what axe finds, on any request but the page, on any word in the
// console, and on what overflows.
const { chromium } = require("playwright-core");
const axe = require("fs").readFileSync(require.resolve("axe-core"), "utf8");

async function look(browser, url, colorScheme, width, view) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const requests = [];
  const said = [];
  page.on("console", (m) => said.push(m.text()));
  page.on("pageerror", (e) => said.push(String(e)));
  page.on("request", (r) => requests.push(r.url()));
  await page.goto(url);
  const button = page.locator(view);
  if (await button.count()) await button.check();
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  const faults = found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 120)}`);
  if (said.length > 0) faults.push(`console: ${said.join(" | ")}`);
  if (requests.length !== 1) faults.push(`requests: ${requests.join(" ")}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) faults.push(`${wide} pixels too wide at ${width}`);
  await page.close();
  return faults.map((f) => `${colorScheme} ${width} ${view}: ${f}`);
}

(async () => {
  const url = "file://" + require("path").resolve(process.argv[2]);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  const faults = [];
  for (const scheme of ["light", "dark"])
    for (const width of [360, 1280])
      for (const view of ["#view-side", "#view-inline"])
        faults.push(...(await look(browser, url, scheme, width, view)));
  await browser.close();
  faults.forEach((f) => console.log(f));
  process.exit(faults.length > 0 ? 1 : 0);
})();
