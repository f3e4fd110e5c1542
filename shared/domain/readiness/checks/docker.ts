import type { Check } from '../../../contract/readiness.ts';
import { installCommand } from '../distribution.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, unknown } = checker('docker');

export function checkDocker({ host, docker, connection }: ReadinessFacts): Check {
  if (!host || !docker) return unknown('Only looked at on this computer.', connection?.uri ?? '');
  switch (docker.state) {
    case 'answers':
      return ok(`Docker ${docker.version} answers.`, docker.where);
    case 'absent':
      return advice(
        'Not there, or not started.',
        docker.where,
        remedy.install(installCommand(host, 'docker'), 'Docker'),
      );
    case 'denied':
      return advice(
        `${host.user.name} may not open its socket.`,
        docker.where,
        remedy.command(
          `sudo usermod -aG docker ${host.user.name}`,
          'Lets you use Docker, which is as good as being root. Log out and in again afterwards.',
        ),
      );
    case 'silent':
      return advice(
        `Does not answer${docker.error ? ` (${docker.error})` : ''}.`,
        docker.where,
        remedy.command(
          host.systemd ? 'sudo systemctl restart docker' : 'sudo dockerd',
          'Starts Docker’s daemon.',
        ),
      );
  }
}
