import styles from './choice-label.module.css';

/** An entry of a list to choose from: its name, and what it means as long as the list is open. */
export function ChoiceLabel({ name, about }: { name: string; about?: string }) {
  return (
    <span className={styles['choice']}>
      {name}
      {about && <span className={styles['about']}>{about}</span>}
    </span>
  );
}
