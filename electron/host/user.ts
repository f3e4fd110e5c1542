import { userInfo } from 'node:os';
import type { UserFacts } from '#shared/domain/host/facts.ts';
import { readText } from './files.ts';

interface GroupLine {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

async function readGroups(root: string): Promise<GroupLine[]> {
  const lines = ((await readText(root, 'etc/group')) ?? '').split('\n');
  return lines.flatMap(line => {
    const [name, , gid, members] = line.split(':');
    return name && gid
      ? [{ name, gid: Number(gid), members: members?.split(',').filter(Boolean) ?? [] }]
      : [];
  });
}

export async function groupName(root: string, gid: number): Promise<string | undefined> {
  return (await readGroups(root)).find(group => group.gid === gid)?.name;
}

/** This process's user: the groups it has, and those /etc/group would give it at the next log-in. */
export async function readUser(root: string): Promise<UserFacts> {
  const { username, uid } = userInfo();
  const lines = await readGroups(root);
  const own = new Set(process.getgroups?.() ?? []);
  return {
    name: username,
    root: uid === 0,
    groups: lines.filter(group => own.has(group.gid)).map(group => group.name),
    listedGroups: lines.filter(group => group.members.includes(username)).map(group => group.name),
  };
}
