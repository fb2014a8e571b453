// Makes what Camunda Modeler loads from what the application knows: `npm run build`. A test holds the files against it.
import { realpathSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const here = (path) => new URL(path, import.meta.url);
const SCHEMA = 'https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json';

/** The files that are made, by path. */
export async function made() {
  const known = JSON.parse(await readFile(here('bpmnlint-plugin-tyokykypolku/known.json'), 'utf8'));
  const texts = await properties(here('../main/resources/texts/rules_fi.properties'));
  return {
    'bpmnlint-plugin-tyokykypolku/texts.json': json(texts),
    'resources/element-templates/tyokykypolku.json': json(templates(known)),
    'resources/plugins/tyokykypolku/client.bundle.js': await bundle(texts),
  };
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function properties(file) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes(' = '));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(' = ')), line.slice(line.indexOf(' = ') + 3)]));
}

/** @param texts the newest, though the file that the rules read may be older */
async function bundle(texts) {
  const { outputFiles } = await build({
    entryPoints: [here('kit/client.js').pathname],
    absWorkingDir: here('.').pathname,
    bundle: true,
    format: 'iife',
    target: 'chrome108',
    charset: 'utf8',
    write: false,
    plugins: [{
      name: 'texts',
      setup: (each) => {
        each.onResolve({ filter: /texts\.json$/ }, () => ({ path: 'texts.json', namespace: 'texts' }));
        each.onLoad({ filter: /.*/, namespace: 'texts' }, () => ({ contents: JSON.stringify(texts), loader: 'json' }));
      },
    }],
  });
  return outputFiles[0].text;
}

function template(id, name, description, appliesTo, properties = []) {
  return { $schema: SCHEMA, name, id: `tyokykypolku.${id}`, version: 1, description, appliesTo, properties };
}

function templates({ services, messages }) {
  const byName = ([, one], [, other]) => one.localeCompare(other, 'fi');
  return [
    template('task', 'Tehtävä', 'Työ, jonka joku tekee lomakkeella. Vastaanottaja tulee taulusta routing, määräaika taulusta deadlines.',
      ['bpmn:UserTask'], [
        {
          label: 'Lomake',
          description: 'Sama kuin tehtävän tunnus (General, ID): lomakkeen tiedosto ilman päätettä .form.',
          type: 'String',
          binding: { type: 'property', name: 'camunda:formRef' },
          constraints: {
            notEmpty: true,
            pattern: { value: '[a-z][A-Za-z]+', message: 'Englantia pienellä alkaen, kuten draftPlan' },
          },
        },
        { type: 'Hidden', value: 'deployment', binding: { type: 'property', name: 'camunda:formRefBinding' } },
      ]),
    template('service', 'Palvelutehtävä', 'Työ, jonka sovellus tekee itse.', ['bpmn:ServiceTask'], [
      {
        label: 'Toiminto',
        description: 'Mitä sovellus tekee. Tunnus (General, ID) on toiminnon nimi.',
        type: 'Dropdown',
        binding: { type: 'property', name: 'camunda:delegateExpression' },
        choices: Object.entries(services).sort(byName)
          .map(([service, name]) => ({ name: `${name} (${service})`, value: `\${${service}}` })),
        constraints: { notEmpty: true },
      },
    ]),
    template('limit', 'Määräaika', 'Ajastin, joka laukeaa, kun taulun deadlines määräaika ylittyy. Ei keskeytä työtä.',
      ['bpmn:BoundaryEvent']),
    ...Object.entries(messages).sort(byName).map(([message, name]) =>
      template(`message.${message}`, `Viesti: ${name}`, `Kuulee viestin ${message}.`,
        ['bpmn:StartEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:ReceiveTask'])),
  ];
}

if (realpathSync(process.argv[1]) === here('build.mjs').pathname) {
  for (const [path, text] of Object.entries(await made())) await writeFile(here(path), text);
}
