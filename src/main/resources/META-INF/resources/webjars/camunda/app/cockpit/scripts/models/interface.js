// The interface of models (/api/models), asked with the session of the web application.
export class Failure extends Error {
  constructor(status, problem) {
    super(`The models could not be asked: ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const ask = async (path, request = {}) => {
  let answer;
  try {
    // Named so, a request that is turned away does not make the browser ask for a password.
    answer = await fetch(`/api/models${path}`, {...request, headers: {Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...request.headers}});
  } catch {
    throw new Failure(0, {});
  }
  if (!answer.ok) {
    throw new Failure(answer.status, await answer.json().catch(() => ({})));
  }
  return answer.status === 204 ? undefined : answer.json();
};

export const read = path => ask(path);

export const send = (path, body = {}) => ask(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});

// Whether the models are for whoever is signed in: nobody is offered what would be refused.
export const mayDesign = async () => (await read('/access')).allowed;
