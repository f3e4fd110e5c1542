import { type LoginsFile, readLogins } from './logins-file.ts';
import { isHelperName, loginOf } from './helper.ts';

/** As the engine takes it in `X-Registry-Auth`, and nowhere else: never into a log or an argument. */
export interface RegistryLogin {
  readonly serveraddress: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
  readonly registrytoken?: string;
}

export interface FoundLogin {
  readonly login?: RegistryLogin;
  /** A helper that the person's configuration names and that is not installed. */
  readonly absentHelper?: string;
}

/** Docker keeps its own registry's login under the address of its first API. */
const HUB_KEY = 'https://index.docker.io/v1/';
/** As a helper calls a login that is a token alone. */
const TOKEN_USER = '<token>';

const keyOf = (registry: string): string => (registry === 'docker.io' ? HUB_KEY : registry);

/** A key of `auths` can be a whole address. */
const hostOf = (key: string): string => key.replace(/^https?:\/\//, '').split('/')[0] ?? key;

/** What the person logged in to a registry with, as Docker's own tools find it. Throws BrokenFileError. */
export async function findLogin(registry: string, env: NodeJS.ProcessEnv): Promise<FoundLogin> {
  const config = await readLogins(env);
  const key = keyOf(registry);
  const helper = config.credHelpers?.[key] ?? config.credHelpers?.[registry] ?? config.credsStore;
  if (helper === undefined || helper === '') return { ...fromFile(config, key) };
  if (!isHelperName(helper)) return { absentHelper: helper };
  const kept = await loginOf(helper, key, env);
  if (kept === 'absent') return { absentHelper: helper };
  if (kept === undefined) return {};
  const { Username: username, Secret: secret } = kept;
  return {
    login:
      username === TOKEN_USER
        ? { serveraddress: key, identitytoken: secret }
        : { serveraddress: key, username, password: secret },
  };
}

function fromFile({ auths = {} }: LoginsFile, key: string): FoundLogin {
  const found = auths[key] ?? Object.entries(auths).find(([each]) => hostOf(each) === hostOf(key))?.[1];
  if (found === undefined) return {};
  const { auth, identitytoken, registrytoken } = found;
  // user:password; a password can hold colons.
  const [, name, word] = /^([^:]*):([\s\S]*)$/.exec(Buffer.from(auth ?? '', 'base64').toString()) ?? [];
  const username = found.username ?? name;
  const password = found.password ?? word?.replace(/\0+$/, '');
  if (username === undefined && identitytoken === undefined && registrytoken === undefined) return {};
  return {
    login: {
      serveraddress: key,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(identitytoken !== undefined && { identitytoken }),
      ...(registrytoken !== undefined && { registrytoken }),
    },
  };
}
