// Looks for advisories on what the application ships: `npm run advisories`, after `mvn package`. It asks OSV (or a mirror that OSV_URL
// names) and Maven Central as far as they can be reached, reads the advisories stored beside it, and says what it could not check.
// Exits with 1 when an advisory holds that nothing handles.
import { readFile } from 'node:fs/promises';

const house = new URL('../../', import.meta.url);
const read = path => readFile(new URL(path, house), 'utf8');
const OSV = process.env.OSV_URL ?? 'https://api.osv.dev';
const CENTRAL = process.env.MAVEN_URL ?? 'https://repo.maven.apache.org/maven2';
const PATIENCE = 15_000;

const unchecked = [];
const open = [];

/** Compares versions by their numbers; what follows the numbers counts for nothing. */
export const older = (one, other) => {
  const [left, right] = [one, other].map(version => (version.match(/\d+/g) ?? []).map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    if ((left[i] ?? 0) !== (right[i] ?? 0)) {
      return (left[i] ?? 0) < (right[i] ?? 0);
    }
  }
  return false;
};

const ask = async (url, options = {}) => {
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) {
    throw new Error(`answers ${answer.status}`);
  }
  return answer;
};

const shipped = async () => {
  const bill = JSON.parse(await read('target/classes/META-INF/sbom/application.cdx.json').catch(() => {
    console.error('There is no list of what is shipped: run `mvn package` first.');
    process.exit(2);
  }));
  return bill.components
    .filter(each => each.purl?.startsWith('pkg:maven/'))
    .map(each => ({ name: `${each.group}:${each.name}`, version: each.version, ecosystem: 'Maven' }));
};

const tools = async () => {
  const locks = await Promise.all(['src/lint/package-lock.json', 'src/modeler/package-lock.json'].map(read));
  return locks
    .flatMap(lock => Object.entries(JSON.parse(lock).packages))
    .filter(([path, each]) => path.startsWith('node_modules/') && !each.link)
    .map(([path, each]) => ({ name: path.replace(/^.*node_modules\//, ''), version: each.version, ecosystem: 'npm' }));
};

/** What is packed into the web applications. */
const bundled = async () =>
  (await read('src/docs/operations/bundles.csv')).trim().split('\n').slice(1)
    .map(row => row.split(';'))
    .map(([name, version, , kind]) => ({ name, version, kind, ecosystem: 'npm' }));

const stored = async (jars, bundles) => {
  const { advisories } = JSON.parse(await read('src/lint/advisories.json'));
  for (const advisory of advisories) {
    const found = advisory.package
      ? jars.find(each => each.name === advisory.package)
      : bundles.find(each => each.name === advisory.bundled);
    if (!found) {
      unchecked.push(`${advisory.id}: ${advisory.package ?? advisory.bundled} is not shipped (any more)`);
    } else if (advisory.handled) {
      console.log(`${advisory.id} on ${found.name} ${found.version} is handled: ${advisory.handled}`);
    } else if (older(found.version, advisory.fixed)) {
      open.push(`${advisory.id}: ${found.name} ${found.version} is older than ${advisory.fixed}`);
    }
  }
  console.log(`${advisories.length} stored advisories compared`);
};

const osv = async packages => {
  const queries = packages.map(({ name, version, ecosystem }) => ({ package: { name, ecosystem }, version }));
  try {
    const { results } = await (await ask(`${OSV}/v1/querybatch`, { method: 'POST', body: JSON.stringify({ queries }) })).json();
    const handled = new Set(JSON.parse(await read('src/lint/advisories.json')).advisories.filter(each => each.handled).map(each => each.id));
    results.forEach((result, i) => (result.vulns ?? [])
      .filter(each => ![each.id, ...(each.aliases ?? [])].some(id => handled.has(id)))
      .forEach(each => open.push(`${each.id}: ${packages[i].name} ${packages[i].version}`)));
    console.log(`${packages.length} packages asked of ${OSV}`);
  } catch (e) {
    unchecked.push(`${packages.length} packages: ${OSV} cannot be asked (${e.cause?.code ?? e.message})`);
  }
};

/** Newer patches of the same line, for these are what an advisory's fix comes with. */
const patches = async jars => {
  const newer = [];
  let failed = 0;
  for (const jar of jars) {
    const [group, name] = jar.name.split(':');
    try {
      const listed = await (await ask(`${CENTRAL}/${group.replaceAll('.', '/')}/${name}/maven-metadata.xml`)).text();
      const line = jar.version.match(/^\d+\.\d+/)?.[0];
      const best = [...listed.matchAll(/<version>(\d[\d.]*(?:\.Final|\.RELEASE)?)<\/version>/g)]
        .map(([, version]) => version)
        .filter(version => version.startsWith(`${line}.`))
        .reduce((one, other) => (older(one, other) ? other : one), jar.version);
      if (older(jar.version, best)) {
        newer.push(`${jar.name} ${jar.version}: ${best}`);
      }
    } catch {
      failed++;
    }
  }
  console.log(`\nNewer patches of the same line (${newer.length} of ${jars.length - failed} jars):`);
  newer.forEach(each => console.log(`  ${each}`));
  if (failed) {
    unchecked.push(`newer patches of ${failed} jars: ${CENTRAL} did not answer for them`);
  }
};

const jars = await shipped();
const bundles = await bundled();
await stored(jars, bundles);
const forks = bundles.filter(each => each.kind === 'fork');
await osv([...jars, ...await tools(), ...bundles.filter(each => each.kind !== 'fork')]);
await patches(jars);
unchecked.push(`${forks.length} libraries inside the web applications: nobody but who maintains these forks knows what holds for them; only the stored advisories were compared`);

console.log('\nNot checked:');
unchecked.forEach(each => console.log(`  ${each}`));
console.log(`\nOpen advisories: ${open.length}`);
open.forEach(each => console.log(`  ${each}`));
process.exitCode = open.length ? 1 : 0;
