import type { InventedPassthrough } from './invent-passthrough.ts';
import type { Scene } from './scene.ts';

/** Devices given to guests, in every state: `passthrough-boot`, `passthrough-wrong` … */
export function passthroughScenes(base: Scene): Record<string, Scene> {
  const states: Record<string, InventedPassthrough> = {
    spare: {},
    boot: { host: 'boot', setups: ['waiting-for-reboot'] },
    single: { host: 'single' },
    refused: {
      refused: {
        code: 'DEVICE_HELD',
        params: { name: 'NVIDIA RTX 4070', why: 'The host runs from a disk in its group.' },
      },
    },
    'in-the-way': {
      problems: [
        { field: 'guest', failure: { code: 'STATE_INVALID', params: { name: 'old-db' } } },
        { field: 'hugePages', failure: { code: 'NO_MEMORY', params: { needed: '16 GiB', free: '11 GiB' } } },
        { failure: { code: 'NO_SPACE', params: { path: '/boot', needed: '80 MiB', free: '12 MiB' } } },
      ],
    },
    waiting: { setups: ['waiting-for-reboot'] },
    after: { setups: ['after'] },
    wrong: { setups: ['after'], found: 'wrong' },
    interrupted: { setups: ['interrupted'] },
    undone: { setups: ['undone'] },
  };
  return Object.fromEntries(
    Object.entries(states).map(([name, passthrough]) => [`passthrough-${name}`, { ...base, passthrough }]),
  );
}
