// Draws every chart of a page from the plain dict beside it (component chart): theme, resize, print. ECharts is fetched when the first one appears.
const library = document.querySelector('meta[name="echarts"]')?.content;
const drawn = new Map();
let loading = null;

function loaded() {
  loading ??= new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: library, onload: done, onerror: failed });
    document.head.append(script);
  });
  return loading;
}

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function theme() {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const small = { color: token("--quiet"), fontSize: size * 0.8667 };
  const axis = { axisLine: { lineStyle: { color: token("--edge") } }, axisLabel: small, splitLine: { lineStyle: { color: token("--line") } } };
  return {
    color: [1, 2, 3, 4, 5].map((n) => token(`--chart-${n}`)),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size * 0.8667 },
    legend: { textStyle: small },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
    map: {
      itemStyle: { areaColor: token("--canvas"), borderColor: token("--edge") },
      label: { ...small, color: token("--ink"), textBorderColor: token("--paper"), textBorderWidth: 2 },
      emphasis: { itemStyle: { areaColor: token("--wash") }, label: { color: token("--ink") } },
    },
    visualMap: { inRange: { color: [token("--map-low"), token("--map-high")] }, textStyle: small },
  };
}

// tooltips are drawn in the SVG: an HTML one would need inline styles, which the page's policy forbids
const always = { animation: false };

function draw(place) {
  const { map, ...option } = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  if (map) echarts.registerMap(map.name, map.geojson);
  place.hidden = false;
  const chart = echarts.init(place, theme(), { renderer: "svg" });
  const tooltip = option.tooltip && { ...option.tooltip, renderMode: "richText" };
  chart.setOption({ grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true }, ...always, ...option, tooltip });
  chart.on("click", ({ data }) => data?.url && location.assign(data.url));
  drawn.set(place, chart);
}

async function drawAll() {
  for (const [place, chart] of drawn) {
    if (place.isConnected) continue;
    chart.dispose();
    drawn.delete(place);
  }
  const places = [...document.querySelectorAll("[data-chart]")].filter((place) => !drawn.has(place));
  if (!places.length) return;
  try {
    await loaded();
  } catch {
    for (const place of places) place.parentElement.querySelector("details").open = true; // the numbers instead
    return;
  }
  for (const place of places) if (!drawn.has(place)) draw(place);
}

function fit(width) {
  for (const [place, chart] of drawn) chart.resize({ width: width ?? place.clientWidth });
}

drawAll();
document.addEventListener("htmx:afterSettle", drawAll);
addEventListener("resize", () => fit());
addEventListener("beforeprint", () => fit(640));
addEventListener("afterprint", () => fit());
