import {button, element} from './elements.js';
import {readTable} from './interface.js';
import {failed} from './sections.js';
import {say} from './words.js';

// A report as a file; the interface hides small numbers in it.
export const csv = parameters => {
  const place = element('div');
  const load = async () => {
    try {
      const address = URL.createObjectURL(await readTable('', parameters));
      element('a', {href: address, download: 'viiveet.csv'}).click();
      URL.revokeObjectURL(address);
      place.replaceChildren();
    } catch (failure) {
      place.replaceChildren(failed(failure, load));
    }
  };
  return [button(say('csv'), load), place];
};
