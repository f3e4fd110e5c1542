import type { RunHealth } from '#shared/contract/container-run/health.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { flag, flagEach, given, type RunPart } from '../part.ts';
import { durationText } from '../words/duration.ts';
import { pairRecord, pairText } from './environment.ts';

const nanoseconds = (ms: number | undefined) => (ms === undefined ? undefined : ms * 1_000_000);
const textOf = (ms: number | undefined) => (ms === undefined ? undefined : durationText(ms));

function healthBody(health: RunHealth): Record<string, unknown> {
  if (health.kind === 'none') return { Test: ['NONE'] };
  return given({
    Test: ['CMD-SHELL', health.command],
    Interval: nanoseconds(health.intervalMs),
    Timeout: nanoseconds(health.timeoutMs),
    Retries: health.retries,
    StartPeriod: nanoseconds(health.startPeriodMs),
  });
}

function healthFlags(health: RunHealth | undefined): readonly string[] {
  if (health === undefined) return [];
  if (health.kind === 'none') return ['--no-healthcheck'];
  return [
    ...flag('health-cmd', health.command),
    ...flag('health-interval', textOf(health.intervalMs)),
    ...flag('health-timeout', textOf(health.timeoutMs)),
    ...flag('health-retries', health.retries),
    ...flag('health-start-period', textOf(health.startPeriodMs)),
  ];
}

function healthService(health: RunHealth): Record<string, unknown> {
  if (health.kind === 'none') return { disable: true };
  return given({
    test: ['CMD-SHELL', health.command],
    interval: textOf(health.intervalMs),
    timeout: textOf(health.timeoutMs),
    retries: health.retries,
    start_period: textOf(health.startPeriodMs),
  });
}

function restartText({ restart }: RunRequest): string | undefined {
  if (restart === undefined) return undefined;
  const { policy, retries } = restart;
  return policy === 'on-failure' && retries !== undefined ? `${policy}:${retries}` : policy;
}

/** What happens when it ends or falls ill, and where what it prints goes. */
export const lifecyclePart: RunPart = {
  body: request => ({
    config: {
      ...given({ Healthcheck: request.health && healthBody(request.health) }),
      ...(request.labels?.length && { Labels: pairRecord(request.labels) }),
    },
    host: given({
      // Said even where nothing is chosen, as Docker's own program does.
      RestartPolicy: {
        Name: request.restart?.policy ?? 'no',
        MaximumRetryCount: (request.restart?.policy === 'on-failure' && request.restart.retries) || 0,
      },
      LogConfig: request.log && { Type: request.log.driver, Config: pairRecord(request.log.options ?? []) },
    }),
  }),
  flags: request => [
    ...flag('restart', restartText(request)),
    ...healthFlags(request.health),
    ...flagEach('label', request.labels?.map(pairText)),
    ...flag('log-driver', request.log?.driver),
    ...flagEach('log-opt', request.log?.options?.map(pairText)),
  ],
  service: request => ({
    ...given({
      restart: restartText(request),
      healthcheck: request.health && healthService(request.health),
    }),
    ...(request.labels?.length && { labels: pairRecord(request.labels) }),
    ...(request.log && {
      logging: {
        driver: request.log.driver,
        ...(request.log.options?.length && { options: pairRecord(request.log.options) }),
      },
    }),
  }),
};
