// Tasklist tells nobody of the form that it has made. Preact keeps what it draws beside the element it draws into, and there the form
// stands as form-js hands it to its own parts.
const drawn = '__k';

const children = node => [node[drawn]].flat().filter(Boolean);

/** The form that form-js 1.8.7 draws into an element; undefined while it has not begun. */
export const formIn = container => {
  const nodes = children(container);
  while (nodes.length) {
    const node = nodes.pop();
    if (typeof node.props?.value?.getService === 'function') {
      return node.props.value.getService('form', false);
    }
    nodes.push(...children(node));
  }
  return undefined;
};
