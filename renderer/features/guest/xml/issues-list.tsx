import type { DocumentIssue } from '#shared/contract/documents.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './issues-list.module.css';

/** What is wrong with the document, line by line; choosing one goes there. */
export function IssuesList({
  issues,
  onGo,
}: {
  issues: readonly DocumentIssue[];
  onGo: (issue: DocumentIssue) => void;
}) {
  if (issues.length === 0) return null;
  return (
    <ul className={styles['issues']} aria-label="What is wrong with the document">
      {issues.map(issue => (
        <li key={`${issue.line} ${issue.column} ${issue.message}`}>
          <button type="button" onClick={() => onGo(issue)}>
            <StateIcon look={issue.severity} />
            <span className={styles['line']}>Line {issue.line}</span>
            <span>
              {issue.message} {issue.remedy}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
