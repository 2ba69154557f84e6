import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { Fragment, type ReactNode } from 'react';

/** Markup that is shown as it is written: HTML is never markup here, and an indented line is seldom code. */
const AS_WRITTEN = { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText'] } };
const MOST_LEVELS = 24;
const SAFE_ADDRESS = /^(https?:\/\/|mailto:)/i;
/** A web address in a text, without the punctuation that ends a sentence. */
const ADDRESS = /(https?:\/\/[^\s<>()"'`]*[^\s<>()"'`.,;:!?])/;

/**
 * Markdown as React elements: paragraphs, lists, emphasis, code and links to the web or to mail. Nothing else of it
 * becomes an element, so a schema can bring neither scripts nor pictures. Its default export is what loads lazily.
 */
export default function Markdown({ text }: { text: string }): ReactNode {
  const root = fromMarkdown(text, { extensions: [AS_WRITTEN] });
  return isDeep(root) ? <p>{text}</p> : childrenOf(root);
}

function childrenOf(parent: Parents): ReactNode {
  return parent.children.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes, and its parts have no other identity
    <Fragment key={index}>{elementOf(node, parent)}</Fragment>
  ));
}

function elementOf(node: Nodes, parent: Parents): ReactNode {
  switch (node.type) {
    case 'text':
      return parent.type === 'link' ? node.value : withLinks(node.value);
    case 'paragraph':
      return <p>{childrenOf(node)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{childrenOf(node)}</strong>
        </p>
      );
    case 'strong':
      return <strong>{childrenOf(node)}</strong>;
    case 'emphasis':
      return <em>{childrenOf(node)}</em>;
    case 'inlineCode':
    case 'code':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{childrenOf(node)}</ol> : <ul>{childrenOf(node)}</ul>;
    case 'listItem':
      return <li>{childrenOf(node)}</li>;
    case 'link':
      return <Link url={node.url}>{childrenOf(node)}</Link>;
    case 'image':
    case 'imageReference':
      return node.alt;
    default:
      return 'children' in node ? childrenOf(node) : 'value' in node ? node.value : null;
  }
}

/** A text, with the addresses in it as links. */
function withLinks(text: string): ReactNode {
  return text.split(ADDRESS).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change, and have no other identity
    <Fragment key={index}>{index % 2 === 1 ? <Link url={part}>{part}</Link> : part}</Fragment>
  ));
}

function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  if (!SAFE_ADDRESS.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** True for what nobody writes: it would exhaust the stack. */
function isDeep(root: Parents): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) {
    level = level.flatMap((node) => ('children' in node ? node.children : []));
    if (level.length === 0) return false;
  }
  return true;
}
