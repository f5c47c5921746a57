import { clsx } from "clsx";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

const components: Components = {
  a: ({ children, href }) => <a href={href} target="_blank" rel="noopener noreferrer nofollow">{children}</a>,
  table: ({ children }) => <div className="tw" tabIndex={0}><table>{children}</table></div>,
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/** Markdown with tables. Raw HTML is shown as text and images are left out, so that what a person wrote can't load anything. */
export function Markdown({ children, className }: { children: string; className?: string }) {
  return (
    <div className={clsx("md", className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} disallowedElements={["img"]}>{children}</ReactMarkdown>
    </div>
  );
}

/** The words of a Markdown text in one line, for where it is a label: code stays code, everything else is plain. */
export function InlineMarkdown({ children }: { children: string }) {
  return <ReactMarkdown remarkPlugins={[remarkGfm]} allowedElements={["code"]} unwrapDisallowed>{children}</ReactMarkdown>;
}
