import type { ReactNode } from 'react';
import styles from './page-header.module.css';

type PageHeaderProps = {
  /** The page's one h1. */
  title: ReactNode;
  /** One sentence below the title. */
  description?: ReactNode;
  /** Above the title, such as a breadcrumb. */
  above?: ReactNode;
  /** Badges beside the title. */
  badges?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
  /** Tabs along the lower edge. */
  tabs?: ReactNode;
};

/** The head of a page, drawn over its full width. What follows goes into `<PageBody>`. */
export function PageHeader({ title, description, above, badges, actions, tabs }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      {above && <div className={styles.above}>{above}</div>}
      <div className={styles.row}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {badges}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {description && <div className={styles.description}>{description}</div>}
      {tabs ? <div className={styles.tabs}>{tabs}</div> : <div className={styles.end} />}
    </header>
  );
}

/** What follows a `<PageHeader>`, with the page's margins. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}
