import { expect, it } from 'vitest';
import { type Container, containerIdSchema } from '../../contract/container-row.ts';
import { engineIdSchema } from '../../contract/engines.ts';
import type { ProjectAction } from '../../contract/projects.ts';
import { readComposeModel } from './compose-model.ts';
import type { ProjectFacts } from './facts.ts';
import { composeFilesOf, projectNameOf } from './names.ts';
import { planProject } from './plan-project.ts';
import { projectsOf, stateOf } from './project.ts';

const container = (service: string, change: Partial<Container> = {}): Container => ({
  engine: engineIdSchema.parse('docker'),
  id: containerIdSchema.parse(service.charCodeAt(0).toString(16).repeat(32)),
  name: `shop_${service}_1`,
  image: 'busybox',
  imageId: '',
  command: '',
  createdAt: 1,
  state: 'running',
  project: { name: 'shop', service },
  ports: [],
  networks: [],
  labels: {
    'com.docker.compose.project.working_dir': '/srv/shop',
    'com.docker.compose.project.config_files': 'compose.yaml,/etc/more.yaml',
  },
  ...change,
});
const shopOf = (...containers: Container[]) => projectsOf({ containers, networks: [], volumes: [] })[0];

const facts = (change: Partial<ProjectFacts> = {}): ProjectFacts => ({
  tool: { kind: 'plugin', version: '2.32.1' },
  local: true,
  project: shopOf(container('db'), container('web')),
  filesHere: true,
  sizes: {},
  images: new Set(),
  ports: [],
  ...change,
});
const up: ProjectAction = {
  do: 'up',
  folder: '/srv/shop',
  project: 'shop',
  build: false,
  pull: false,
  orphans: false,
};

it('groups containers by what their labels say, with the whole paths of the files', () => {
  const shop = shopOf(container('web'), container('db'), container('web', { name: 'shop_web_2' }));
  expect(shop?.services.map(({ name, containers }) => [name, containers.length])).toEqual([
    ['db', 1],
    ['web', 2],
  ]);
  expect(shop?.files).toEqual(['/srv/shop/compose.yaml', '/etc/more.yaml']);
  expect(
    projectsOf({ containers: [container('a', { project: undefined as never })], networks: [], volumes: [] }),
  ).toEqual([]);
});

it('says partly where one of the services does not run, or is not healthy', () => {
  const state = (...containers: Container[]) => stateOf({ services: shopOf(...containers)?.services ?? [] });
  expect(state(container('a'), container('b'))).toBe('running');
  expect(state(container('a'), container('b', { state: 'exited' }))).toBe('partly');
  expect(state(container('a', { health: 'unhealthy' }))).toBe('partly');
  expect(state(container('a', { state: 'exited' }))).toBe('stopped');
  expect(state()).toBe('empty');
});

it('reads the ports, folders and images of both kinds of the tool', () => {
  const { services } = readComposeModel(`
services:
  old:
    image: a:1
    ports: ["8080:80/tcp", "127.0.0.1:53:53/udp", "9000-9001:90-91", "70", "[::1]:81:81"]
    volumes: ["/srv/a:/a:rw", "data:/data:rw"]
  new:
    build: { context: /srv }
    ports: [{ mode: ingress, target: 80, published: "8081", protocol: tcp, host_ip: 127.0.0.1 }]
    volumes: [{ type: bind, source: /srv/b, target: /b }, { type: volume, source: data, target: /d }]
`);
  expect(services).toEqual([
    {
      name: 'old',
      image: 'a:1',
      builds: false,
      binds: ['/srv/a'],
      ports: [
        { container: 80, host: 8080, transport: 'tcp' },
        { container: 53, host: 53, transport: 'udp', address: '127.0.0.1' },
        { container: 90, host: 9000, transport: 'tcp' },
        { container: 91, host: 9001, transport: 'tcp' },
        { container: 81, host: 81, transport: 'tcp', address: '::1' },
      ],
    },
    {
      name: 'new',
      builds: true,
      binds: ['/srv/b'],
      ports: [{ container: 80, host: 8081, transport: 'tcp', address: '127.0.0.1' }],
    },
  ]);
});

it('takes the files and the name that Compose would', () => {
  expect(composeFilesOf(['docker-compose.yml', 'compose.yaml', 'compose.override.yml', 'a'])).toEqual([
    'compose.yaml',
    'compose.override.yml',
  ]);
  expect(composeFilesOf(['compose.override.yml'])).toEqual([]);
  expect(projectNameOf('/srv/My Shop (2)/')).toBe('myshop2');
  expect(projectNameOf('/')).toBe('project');
});

it('goes by the tool only with its files here, and else by the labels', () => {
  const stop: ProjectAction = { do: 'stop', project: 'shop' };
  expect(planProject(stop, facts()).work).toMatchObject({ by: 'tool', runs: [['stop']] });
  expect(planProject(stop, facts({ filesHere: false })).work).toMatchObject({ by: 'api', do: 'stop' });
  expect(planProject(stop, facts({ tool: { kind: 'absent' } })).work).toMatchObject({ by: 'api' });
  const pull = planProject({ do: 'pull', project: 'shop' }, facts({ filesHere: false }));
  expect(pull.plan.problems[0]?.failure.code).toBe('STATE_INVALID');
});

it('warns of folders that are looked for on another computer, and of a project of the same name', () => {
  const model = { services: [{ name: 'web', image: 'a', builds: false, ports: [], binds: ['/srv/site'] }] };
  const { warnings } = planProject({ ...up, folder: '/srv/other' }, facts({ model, local: false })).plan;
  expect(warnings.map(({ text }) => text).join(' ')).toMatch(
    /there already, from \/srv\/shop.*host of the engine.*db stay/,
  );
});

it('refuses a port that others hold, and not one of its own', () => {
  const port = { container: 80, host: 8080, transport: 'tcp' as const };
  const model = { services: [{ name: 'web', image: 'a', builds: false, ports: [port], binds: [] }] };
  const ports = [
    { address: '0.0.0.0', port: 8080, transport: 'tcp' as const, holder: 'The program “nginx”' },
  ];
  expect(planProject(up, facts({ model, ports })).plan.problems[0]?.failure).toMatchObject({
    code: 'PORT_TAKEN',
    params: { port: '8080', holder: 'The program “nginx”' },
  });
  const own = container('web', {
    ports: [{ container: 80, transport: 'tcp', host: { address: '0.0.0.0', port: 8080 } }],
  });
  expect(planProject(up, facts({ model, ports, project: shopOf(own) })).plan.problems).toEqual([]);
});
