import {button, element} from './elements.js';
import {KINDS} from './rows.js';
import {name, say} from './words.js';

const GROUPINGS = ['phase', 'task', 'organisation', 'area', 'kelaRole', 'unemployment'];
const FILTERS = ['from', 'to', 'kind', 'organisation', 'area', 'groupBy'];

// The filters stand in the address, so that a view can be kept and sent; nothing of a client is among them.
export const filters = () => {
  const given = new URLSearchParams(location.hash.split('?')[1]);
  return Object.fromEntries(FILTERS.filter(filter => given.get(filter)).map(filter => [filter, given.get(filter)]));
};

// Cockpit draws the page anew when its address changes; whoever pressed a button goes on from there.
let pressed = false;

export const goOn = page => {
  if (pressed) {
    pressed = false;
    page.querySelector('h1').focus();
  }
};

const show = chosen => {
  const next = `#/delays?${new URLSearchParams(chosen)}`;
  pressed = location.hash !== next;
  location.hash = next;
};

export const filterForm = (given, choices, called) => {
  const select = (filter, label, options, all) =>
    field(
      filter,
      label,
      element(
        'select',
        {id: `delays-${filter}`, name: filter, class: 'form-control'},
        all && element('option', {value: ''}, say('all')),
        options.map(([value, text]) => element('option', {value, selected: value === given[filter]}, text))
      )
    );
  const date = (filter, label) =>
    field(
      filter,
      label,
      element('input', {id: `delays-${filter}`, name: filter, type: 'date', class: 'form-control', value: given[filter] ?? choices[filter]})
    );
  return element(
    'form',
    {
      class: 'delays-filters',
      'aria-label': say('filters'),
      onsubmit: event => {
        event.preventDefault();
        show([...new FormData(event.target)].filter(([, value]) => value));
      }
    },
    date('from', say('from')),
    date('to', say('to')),
    select('kind', say('kind'), KINDS.map(kind => [kind, name('kindLong', kind)]), true),
    select('organisation', say('organisation'), choices.organisations.map(id => [id, called(id)]), true),
    select('area', say('area'), choices.areas.map(id => [id, called(id)]), true),
    select('groupBy', say('groupBy'), GROUPINGS.map(id => [id, name('groupBy', id)])),
    element('button', {type: 'submit', class: 'btn btn-primary'}, say('show')),
    button(say('reset'), () => show([]))
  );
};

const field = (filter, label, input) => element('div', {class: 'form-group'}, element('label', {for: `delays-${filter}`}, label), input);
