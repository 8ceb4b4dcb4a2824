// Copies what pages need from node_modules into mahua/ui/static/ui, each library under NAME-VERSION with its licence.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const ui = join(here, "../mahua/ui/static/ui");
const vendor = join(ui, "vendor");

const libraries = [
  { from: "@tabler/core", to: "tabler", files: ["dist/css/tabler.min.css"], licence: join(here, "licences/tabler.txt") },
  { from: "@alpinejs/csp", to: "alpine-csp", files: ["dist/cdn.min.js"], licence: join(here, "licences/alpine.txt") },
  { from: "echarts", to: "echarts", files: ["dist/echarts.min.js"], licence: join(modules, "echarts/LICENSE"), notice: join(modules, "echarts/NOTICE") },
];

rmSync(vendor, { recursive: true, force: true });
for (const { from, to, files, licence, notice } of libraries) {
  const source = join(modules, from);
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const target = join(vendor, `${to}-${version}`);
  mkdirSync(target, { recursive: true });
  for (const file of files) {
    // the maps stay behind, so the line that names them goes too: static files collectors look the name up
    const text = readFileSync(join(source, file), "utf8").replace(/\n?\/\*# sourceMappingURL=.*?\*\/\s*$/, "\n");
    writeFileSync(join(target, file.split("/").pop()), text);
  }
  copyFileSync(licence, join(target, "LICENSE"));
  if (notice) copyFileSync(notice, join(target, "NOTICE"));
}

const { outline } = JSON.parse(readFileSync(join(here, "icons.json"), "utf8"));
const symbols = outline.map((name) => {
  const svg = readFileSync(join(modules, "@tabler/icons/icons/outline", `${name}.svg`), "utf8");
  const inside = svg.replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
  const drawn = inside.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawn}</symbol>`;
});
const { version } = JSON.parse(readFileSync(join(modules, "@tabler/icons/package.json"), "utf8"));
const note = `<!-- Tabler Icons ${version}, MIT, Copyright (c) 2020-2026 Paweł Kuna; made by frontend/vendor.mjs -->`;
writeFileSync(join(ui, "icons.svg"), `${note}\n<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
