import '/webjars/chart.js/dist/chart.umd.js';
import {element} from './elements.js';
import {locale} from './words.js';

const {Chart} = globalThis;

Object.assign(Chart.defaults, {animation: false, maintainAspectRatio: false, color: '#333333', locale});
Object.assign(Chart.defaults.font, {family: getComputedStyle(document.body).fontFamily, size: 14});
Chart.defaults.plugins.legend.position = 'bottom';

// Told apart by colour and by texture; each colour has at least three times the contrast of white.
export const looks = {
  LEGAL: ['#a3162b', 'plain'],
  TARGET: ['#1d5fa8', 'rising'],
  INTERNAL: ['#6b6b6b', 'dots'],
  WORKLIST: ['#8a5a00', 'plain'],
  PERSON: ['#2f6f4f', 'rising'],
  CLIENT: ['#6a3d9a', 'dots'],
  STATEMENT: ['#0b7285', 'falling'],
  AUTHORITY: ['#7a4a2b', 'level'],
  KELA_DECISION: ['#1d3f8f', 'upright']
};

const strokes = {
  plain: [],
  rising: [[-2, 10, 10, -2]],
  falling: [[-2, -2, 10, 10]],
  level: [[0, 4, 8, 4]],
  upright: [[4, 0, 4, 8]],
  dots: [[3, 3, 5, 5]]
};

const fill = look => {
  const [colour, texture] = looks[look];
  const tile = document.createElement('canvas');
  tile.width = tile.height = 8;
  const brush = tile.getContext('2d');
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 8, 8);
  brush.strokeStyle = '#ffffff';
  brush.lineWidth = 1.5;
  strokes[texture].forEach(([fromX, fromY, toX, toY]) => {
    brush.beginPath();
    brush.moveTo(fromX, fromY);
    brush.lineTo(toX, toY);
    brush.stroke();
  });
  return brush.createPattern(tile, 'repeat');
};

const lines = {LEGAL: [[], 'circle'], TARGET: [[8, 4], 'rect'], INTERNAL: [[2, 3], 'triangle']};

// What a chart says is said by the table beside it, too.
const chart = (describedBy, height, configuration) => {
  const canvas = element('canvas', {role: 'img', 'aria-label': describedBy});
  const frame = element('div', {class: 'delays-chart', style: `height: ${height}px`}, canvas);
  // The library measures the frame, which must be on the page by then.
  requestAnimationFrame(() => frame.isConnected && new Chart(canvas, configuration));
  return frame;
};

const axis = (title, more = {}) => ({beginAtZero: true, ticks: {precision: 0}, title: {display: true, text: title}, ...more});

// groups: names, top to bottom; series: {look, label, values}; choose is told which group and look was pressed.
export const bars = ({label, unit, groups, series, stacked = false, choose}) =>
  chart(label, 90 + groups.length * (stacked ? 30 : 14 + 16 * series.length), {
    type: 'bar',
    data: {
      labels: groups,
      datasets: series.map(({look, label: text, values}) => ({
        label: text,
        data: values,
        backgroundColor: fill(look),
        borderColor: looks[look][0],
        borderWidth: 1
      }))
    },
    options: {
      indexAxis: 'y',
      scales: {x: axis(unit, {stacked}), y: {stacked, ticks: {autoSkip: false}}},
      onHover: (event, hit) => (event.native.target.style.cursor = choose && hit.length ? 'pointer' : 'default'),
      onClick: (event, hit) => choose && hit.length && choose(groups[hit[0].index], series[hit[0].datasetIndex].look)
    }
  });

export const courses = ({label, unit, groups, series}) =>
  chart(label, 320, {
    type: 'line',
    data: {
      labels: groups,
      datasets: series.map(({look, label: text, values}) => ({
        label: text,
        data: values,
        borderColor: looks[look][0],
        backgroundColor: looks[look][0],
        borderDash: lines[look][0],
        pointStyle: lines[look][1],
        pointRadius: 5,
        spanGaps: true
      }))
    },
    options: {
      plugins: {legend: {labels: {usePointStyle: true}}},
      scales: {y: axis(unit, {suggestedMax: 100})}
    }
  });
