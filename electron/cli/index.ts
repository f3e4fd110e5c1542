import { join } from 'node:path';
import { dispatch, type Terminal } from './dispatch.ts';
import { actions } from './verbs/actions.ts';
import { bridges } from './verbs/bridges.ts';
import { clone } from './verbs/clone.ts';
import { containerActions } from './verbs/container-actions.ts';
import { cp } from './verbs/cp.ts';
import { create } from './verbs/create.ts';
import { devices } from './verbs/devices.ts';
import { engines } from './verbs/engines.ts';
import { exec } from './verbs/exec.ts';
import { exportVerb } from './verbs/export.ts';
import { forwards } from './verbs/forwards.ts';
import { host } from './verbs/host.ts';
import { importVerb } from './verbs/import.ts';
import { info } from './verbs/info.ts';
import { library } from './verbs/library.ts';
import { list } from './verbs/list.ts';
import { logs } from './verbs/logs.ts';
import { networks } from './verbs/networks.ts';
import { passthrough } from './verbs/passthrough.ts';
import { build } from './verbs/build.ts';
import { images } from './verbs/images.ts';
import { pull } from './verbs/pull.ts';
import { pools } from './verbs/pools.ts';
import { projects } from './verbs/projects.ts';
import { readable } from './verbs/readable.ts';
import { run } from './verbs/run.ts';
import { secrets } from './verbs/secrets.ts';
import { serve } from './verbs/serve.ts';
import { filters } from './verbs/filters.ts';
import { sriov } from './verbs/sriov.ts';
import { lxc } from './verbs/lxc.ts';
import { volumes } from './verbs/volumes.ts';
import { xml } from './verbs/xml-verb.ts';

const stop = new AbortController();
// Whoever reads us, such as head, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const terminal: Terminal = {
  out: text => new Promise(resolve => process.stdout.write(text, () => resolve())),
  err: line => console.error(`innkeeper: ${line}`),
  signal: stop.signal,
};

const verbs = [
  list,
  info,
  host,
  devices,
  engines,
  projects,
  images,
  pull,
  build,
  create,
  run,
  importVerb,
  clone,
  exportVerb,
  passthrough,
  filters,
  sriov,
  networks,
  forwards,
  bridges,
  pools,
  volumes,
  lxc,
  secrets,
  library,
  readable,
  logs,
  exec,
  cp,
  ...actions,
  ...containerActions,
  xml,
  serve(join(__dirname, '..', 'renderer')),
];

void dispatch(verbs, process.argv.slice(2), terminal, async (...given) => {
  // However we are asked to end: work that has begun is undone first.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
  const { localClient } = await import('./local-client.ts');
  return localClient(...given);
}).then(code => process.exit(code));
