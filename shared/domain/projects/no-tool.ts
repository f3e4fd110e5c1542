/** Why nothing can be brought up. */
export const noTool = {
  code: 'UNSUPPORTED' as const,
  params: {
    what: 'Compose is not installed on this computer.',
    reason: 'Neither “docker compose” nor “docker-compose” answers, and one of them reads the compose file.',
    remedy:
      'Install the package docker-compose-plugin of Docker, or docker-compose of your distribution, then look again.',
  },
};
