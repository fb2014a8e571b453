let leaving = false;

// Signing out ends the session here and, where people sign in at a provider, the one there.
document.addEventListener(
  'click',
  event => {
    if (event.target.closest('.account .logout a')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      leaving = true;
      location.assign('/logout');
    }
  },
  true
);

// The page's own sign-in form is of no use where the server leads to a provider: then the page is loaded anew.
// Not while the person signs out: what the page still asks then answers 401, and a new load would stop the way out.
const leaveForm = async () => {
  if (!leaving && location.hash.startsWith('#/login')) {
    const answer = await fetch(location.pathname, {headers: {Accept: 'text/html'}, redirect: 'manual'});
    if (!leaving && answer.type === 'opaqueredirect') {
      location.replace(location.pathname);
    }
  }
};

window.addEventListener('hashchange', leaveForm);
leaveForm();
