import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { ImageSays, Inspected } from './inspected.ts';

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((word, at) => word === other[at]);

/** Of Compose: they would make the copy one of its project. */
export const composeLabel = /^com\.docker\.compose\./;

const pairOf = (text: string) => {
  const equals = text.indexOf('=');
  return equals < 0
    ? { name: text, value: '' }
    : { name: text.slice(0, equals), value: text.slice(equals + 1) };
};

/** What runs and with which variables: only what the image does not say. */
export function processLike({ Config: config }: Inspected, image: ImageSays): Partial<RunRequest> {
  const entrypoint = same(config.Entrypoint, image.entrypoint) ? undefined : config.Entrypoint;
  // With an entrypoint of its own the image's command does not hold: it has to be said.
  const saysCommand = entrypoint !== undefined || !same(config.Cmd, image.command);
  const environment = config.Env.filter(pair => !image.env.includes(pair)).map(pairOf);
  const labels = Object.entries(config.Labels)
    .filter(([name, value]) => image.labels[name] !== value && !composeLabel.test(name))
    .map(([name, value]) => ({ name, value }));
  return {
    ...(entrypoint?.length && { entrypoint }),
    ...(saysCommand && config.Cmd.length > 0 && { command: config.Cmd }),
    ...(environment.length > 0 && { environment }),
    ...(labels.length > 0 && { labels }),
    ...(config.User !== image.user && config.User !== '' && { user: config.User }),
    ...(config.WorkingDir !== image.workingDir &&
      config.WorkingDir !== '' && { workingDir: config.WorkingDir }),
    ...(config.StopSignal !== image.stopSignal &&
      config.StopSignal !== '' && { stopSignal: config.StopSignal }),
    ...(config.StopTimeout != null && { stopTimeout: config.StopTimeout }),
    ...(config.Tty && { tty: true }),
    ...(config.OpenStdin && { stdin: true }),
  };
}
