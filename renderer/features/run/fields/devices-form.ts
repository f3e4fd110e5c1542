import type { RunDevice } from '#shared/contract/container-run/resources.ts';
import type { Read } from './parsed-answer.tsx';

/** `/dev/x`, `/dev/x:/dev/y` or `/dev/x:/dev/y:rwm`, one a line. */
export const devicesForm = {
  read: (text: string): Read<RunDevice[]> => {
    const devices: RunDevice[] = [];
    for (const [at, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue;
      const [host = '', container, permissions, ...more] = line.trim().split(':');
      if (more.length > 0) return { wrong: `Line ${at + 1} has more than three parts.` };
      devices.push({ host, ...(container && { container }), ...(permissions && { permissions }) });
    }
    return { value: devices.length === 0 ? undefined : devices };
  },
  write: (devices: RunDevice[]): string =>
    devices
      .map(({ host, container, permissions }) => {
        if (permissions !== undefined) return `${host}:${container ?? host}:${permissions}`;
        return container === undefined ? host : `${host}:${container}`;
      })
      .join('\n'),
};
