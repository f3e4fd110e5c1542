import type { IsolationFacts } from '../facts.ts';

/** For tests: a container as `docker run` makes one, without a word more. */
export const isolationFacts = (change: Partial<IsolationFacts> = {}): IsolationFacts => ({
  kind: 'container',
  name: 'web',
  kernel: 'host',
  runtime: 'runc',
  privileged: false,
  sharedNamespaces: {},
  rootlessEngine: false,
  user: '',
  limits: {},
  capabilities: { all: false, added: [], dropped: [] },
  seccomp: 'on',
  confinement: { by: 'AppArmor', profile: 'docker-default', turnedOff: false },
  paths: [],
  devices: [],
  readOnlyRoot: false,
  noNewPrivileges: false,
  ...change,
});
