/** What Podman says of every container, whatever runs it (pkg/api/handlers/compat/containers.go). */
const NAMELESS = 'oci';

/** The runtime that an engine says a container was made for; undefined where it does not say. */
export const runtimeName = (said: string | null | undefined): string | undefined =>
  said && said !== NAMELESS ? said : undefined;
