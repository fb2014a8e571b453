// The list of tasks tells by words and shapes what is late and what is new (Cards on the server); here the card gets its frame by them,
// the views their counts, and the list its order: what is due first stands first, unless somebody asks for another order.
const LATE = '\u26a0';
const NEW = '\u2605';
const DUE_FIRST = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);
const ENGINE = '/camunda/api/engine/engine/default';
const EVERY = 60000;
const SOON = 1500;

const frame = card => {
  const told = [...card.querySelectorAll('.variable-value')].map(value => value.textContent.trim());
  card.classList.toggle('is-late', told.some(text => text.startsWith(LATE)));
  card.classList.toggle('is-new', told.some(text => text.startsWith(NEW)));
};

const orderByDue = () => {
  const page = document.body && window.angular?.element(document.body).injector?.();
  if (!page) {
    return false;
  }
  const place = page.get('$location');
  const order = () => {
    if (place.path() === '/' && !place.search().sorting) {
      place.search('sorting', DUE_FIRST).replace();
    }
  };
  page.get('$rootScope').$on('$locationChangeStart', order);
  page.get('$rootScope').$evalAsync(order);
  return true;
};

let filters = [];
let last = 0;
let counting = false;

const ask = async path => {
  const answer = await fetch(`${ENGINE}${path}`, {headers: {Accept: 'application/json'}});
  return answer.ok ? answer.json() : undefined;
};

const nameOf = view => view.querySelector('h4 a')?.firstChild?.textContent.trim();

/** How many tasks each view had, by its name: Tasklist draws its views anew now and then. */
const counts = new Map();

const show = view => {
  const count = counts.get(nameOf(view));
  if (count === undefined) {
    return;
  }
  const link = view.querySelector('h4 a');
  let badge = link.querySelector('.view-count');
  if (!badge) {
    badge = document.createElement('span');
    badge.className = 'view-count';
    link.append(badge);
  }
  if (badge.textContent !== ` (${count})`) {
    badge.textContent = ` (${count})`;
  }
};

// One after another, so that the list itself never waits for them.
const count = async () => {
  const views = [...document.querySelectorAll('.task-filter')];
  if (!views.length || counting || document.hidden || Date.now() - last < EVERY) {
    return;
  }
  counting = true;
  last = Date.now();
  try {
    filters = filters.length ? filters : ((await ask('/filter?resourceType=Task')) ?? []);
    for (const view of views) {
      const filter = filters.find(({name}) => name === nameOf(view));
      // Of the open one Tasklist tells itself.
      const told = filter && !view.classList.contains('active') && (await ask(`/filter/${filter.id}/count`));
      if (told) {
        counts.set(filter.name, told.count);
        document.querySelectorAll('.task-filter').forEach(show);
      }
    }
  } finally {
    counting = false;
  }
};

/** Begins to frame cards, to count views and to order the list. */
export const tellCards = () => {
  let ordered = false;
  new MutationObserver(() => {
    ordered = ordered || orderByDue();
    document.querySelectorAll('li.task').forEach(frame);
    document.querySelectorAll('.task-filter').forEach(show);
    count();
  }).observe(document.body, {childList: true, subtree: true});
  // Whoever has done a task, or opens another view, sees soon what is left.
  document.addEventListener('click', ({target}) => {
    if (target.closest?.('.task-filter, [type=submit]')) {
      setTimeout(() => {
        last = 0;
        count();
      }, SOON);
    }
  });
  setInterval(count, EVERY);
};
