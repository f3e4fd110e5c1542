import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An authority of a test's own with a server on loopback and a client, each as ca.pem, cert.pem and key.pem. */
export async function makeCertificates(folder: string): Promise<{ server: string; client: string }> {
  const openssl = (words: string) => run('openssl', words.split(' '), { cwd: folder });
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  await mkdir(folder, { recursive: true });
  await openssl(`req -x509 ${newKey} -days 1 -subj /CN=innkeeper-test-ca -keyout ca-key.pem -out ca.pem`);
  const issue = async (name: string, extensions: string) => {
    const place = join(folder, name);
    await mkdir(place);
    await writeFile(join(place, 'extensions'), extensions);
    await openssl(
      `req ${newKey} -subj /CN=innkeeper-test-${name} -keyout ${name}/key.pem -out ${name}/request.pem`,
    );
    await openssl(
      `x509 -req -days 1 -in ${name}/request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial ` +
        `-extfile ${name}/extensions -out ${name}/cert.pem`,
    );
    await copyFile(join(folder, 'ca.pem'), join(place, 'ca.pem'));
    return place;
  };
  return {
    server: await issue('server', 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n'),
    client: await issue('client', 'extendedKeyUsage=clientAuth\n'),
  };
}
