// Draws the charts whose data stands beside them as JSON. Without this script the tables below them tell the same.
const INK = "#3a4550", COLOURS = ["#0b5a7a", "#c8401a", "#1b7a3d", "#8a5a00"];

function options(chart) {
  const flat = chart.kind === "line";
  const labels = { type: "category", data: chart.labels, axisLabel: { color: INK, interval: 0, rotate: chart.labels.length > 6 ? 40 : 0 } };
  return {
    color: COLOURS,
    animation: false,
    grid: { left: 8, right: 16, top: chart.lines.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    legend: chart.lines.length > 1 ? { top: 0, textStyle: { color: INK } } : undefined,
    tooltip: { trigger: "axis", renderMode: "richText" },
    toolbox: { right: 0, top: 0, feature: { saveAsImage: { title: "PNG", name: chart.name, pixelRatio: 2 } } },
    xAxis: labels,
    yAxis: { type: "value", minInterval: chart.unit ? 0 : 1, max: chart.unit === "%" ? 100 : null, axisLabel: { color: INK, formatter: `{value}${chart.unit}` } },
    series: chart.lines.map((line) => ({
      name: line.name, data: line.values, type: flat ? "line" : "bar", barMaxWidth: 36,
      symbol: "circle", symbolSize: 7, label: { show: !flat, position: "top", color: INK },
    })),
  };
}

function draw(place) {
  const chart = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const drawing = echarts.init(place);
  drawing.setOption(options(chart));
  drawing.on("click", (point) => { if (chart.links[point.dataIndex]) location.href = chart.links[point.dataIndex]; });
  window.addEventListener("resize", () => drawing.resize());
}

document.querySelectorAll("[data-chart]").forEach(draw);

// The large screen is renewed by itself.
const wall = document.querySelector("[data-renew]");
if (wall) setTimeout(() => location.reload(), wall.dataset.renew * 1000);
