// Tasklist keeps in the browser, in clear, what is typed into a form: when Save is pressed and when the session ends, a start form's
// under one key for every user. No such draft is kept, and those of earlier versions go.
const isDraft = key => /^(camunda-form|camForm):/.test(key);

const {setItem} = Storage.prototype;
Storage.prototype.setItem = function (key, value) {
  if (!isDraft(key)) {
    setItem.call(this, key, value);
  }
};

Object.keys(localStorage)
  .filter(isDraft)
  .forEach(key => localStorage.removeItem(key));
