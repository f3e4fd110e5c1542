import { named, type Params, type Wording } from './wording.ts';

const engine = (p: Params) => p['host'] ?? 'the container engine';
const container = (p: Params) => named(p['name'], 'the container');
const image = (p: Params) => named(p['image'], 'the image');

/** Failures of container engines, their images and containers. */
export const engineWordings = {
  ENGINE_ABSENT: p => ({
    what: `${engine(p)} does not answer.`,
    why: p['reason'] ?? 'Docker is not installed there, or its service is not running.',
    remedy: p['remedy'] ?? 'Start it with “sudo systemctl start docker”, or install it.',
  }),
  ENGINE_PERMISSION: p => ({
    what: `You may not use ${engine(p)}.`,
    why: 'Its socket is open only to root and the members of a group.',
    remedy:
      'Run “sudo usermod -aG docker $USER” and log in again, or use a rootless engine; members of that group are as mighty as root.',
  }),
  ENGINE_FAILED: p => ({
    what: `${engine(p)} could not do this${p['name'] === undefined ? '' : ` with “${p['name']}”`}.`,
    why: p['reason'] ?? 'The engine refused; the details hold its own words.',
    remedy: p['remedy'] ?? 'Correct what the details name, then try again.',
  }),
  API_TOO_OLD: p => ({
    what: `${engine(p)} is too old for ${p['feature'] ?? 'this'}.`,
    why: `It speaks version ${p['has'] ?? 'an older one'} of Docker’s API; ${p['needs'] ?? 'a newer one'} is needed.`,
    remedy: p['remedy'] ?? 'Update the engine; everything else goes on working with this one.',
  }),
  CONFIG_BROKEN: p => ({
    what: `The Docker configuration ${named(p['path'], 'of yours')} cannot be read.`,
    why: p['reason'] ?? 'It is not the JSON that Docker writes.',
    remedy:
      'Correct it or move it away; until then Innkeeper goes by what it knew without it, and changes nothing in it.',
  }),
  IMAGE_ABSENT: p => ({
    what: `${image(p)} is not there.`,
    why: p['reason'] ?? 'Neither the engine nor the registry has it under this name and tag.',
    remedy: p['remedy'] ?? 'Check the name and the tag, or pull it first.',
  }),
  PULL_REFUSED: p => ({
    what:
      p['push'] === undefined
        ? `The registry did not give ${image(p)} out.`
        : `The registry did not take ${image(p)}.`,
    why: p['reason'] ?? 'It asks for a login, or this account may not have it, or there is no such image.',
    remedy:
      p['remedy'] ??
      `Run “docker login${p['registry'] === undefined ? '' : ` ${p['registry']}`}” once, and check the name.`,
  }),
  PULL_CUT_OFF: p => ({
    what: `${image(p)} did not come whole.`,
    why: p['reason'] ?? 'The connection to the registry ended in the middle.',
    remedy: 'Pull it again: layers that came whole are kept.',
  }),
  PORT_TAKEN: p => ({
    what: `Port ${p['port'] ?? 'asked for'} is taken.`,
    why:
      p['holder'] === undefined ? 'Something else listens there already.' : `${p['holder']} listens there.`,
    remedy: p['remedy'] ?? 'Choose another port of the host, or stop what holds this one.',
  }),
  PROGRAM_ABSENT: p => ({
    what: `${named(p['program'], 'The program')} is not in ${container(p)}.`,
    why: 'The image does not hold it, or not where it is looked for, or it may not be run.',
    remedy: p['remedy'] ?? 'Choose another program, such as /bin/sh; small images may hold no shell at all.',
  }),
  STOP_IGNORED: p => ({
    what: `${container(p)} did not stop.`,
    why: 'It was asked to, and went on.',
    remedy: 'Kill it: what it has not written down is lost. Or give it longer.',
  }),
  COMPOSE_REJECTED: p => ({
    what: `${named(p['path'], 'The compose file')} cannot be brought up.`,
    why: p['reason'] ?? 'Compose does not take what is in it; the details hold its own words.',
    remedy: p['remedy'] ?? 'Correct what the details name, then look again; nothing was changed.',
  }),
} satisfies Record<string, Wording>;
