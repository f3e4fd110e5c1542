import type { Readability } from '#shared/contract/readability.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './readability.module.css';

/** What is in the way, in sentences, and each folder on the way with its owner and mode folded below. */
export function Obstacles({ found }: { found: Readability }) {
  const { obstacles, way, real, path, verdict, account } = found;
  return (
    <>
      {real !== undefined && (
        <p className={styles['real']}>
          <code>{path}</code> leads to <code>{real}</code>.
        </p>
      )}
      {verdict === 'readable' && <p>{account?.name ?? 'QEMU'} may read it now.</p>}
      <ul className={styles['obstacles']} aria-label="What is in the way">
        {obstacles.map(({ by, at, what, why }) => (
          <li key={`${by} ${at}`}>
            <StateIcon look="error" />
            <div>
              <strong>{what}</strong> {why}
            </div>
          </li>
        ))}
      </ul>
      {way.length > 0 && (
        <details className={styles['way']}>
          <summary>Every folder on the way</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
          <div className={styles['scroller']} tabIndex={0} role="region" aria-label="Every folder on the way">
            <table>
              <thead>
                <tr>
                  <th scope="col">Path</th>
                  <th scope="col">Owner</th>
                  <th scope="col">Mode</th>
                  <th scope="col">Access list</th>
                  <th scope="col">{account?.name ?? 'QEMU'}</th>
                </tr>
              </thead>
              <tbody>
                {way.map(part => (
                  <tr key={part.path} data-blocked={part.allowed === false || undefined}>
                    <th scope="row">{part.path}</th>
                    <td>
                      {part.owner}:{part.group}
                    </td>
                    <td>{part.mode}</td>
                    <td>{part.acl.length === 0 ? 'none' : part.acl.join(', ')}</td>
                    <td>{part.allowed === false ? 'may not' : 'may'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
