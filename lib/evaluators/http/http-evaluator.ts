import { caseEvidence, quietOutcome } from "../cases/case-evidence";
import { runCases } from "../cases/run-cases";
import type { Evaluator } from "../evaluator";
import { worst } from "../evidence/verdicts";
import { compareExchange } from "./compare-exchange";
import { exchange, type Exchange } from "./exchange";
import { type ExchangeExpected, exchangeExpectedSchema } from "./expected";
import { requestTexts } from "./request-text";
import { StubResources } from "./resource";

const ENGINE = { name: "Node HTTP parser", version: process.versions.node, authoritative: true };

/** Sends the texts one after another, each as often as the fixture says, with other people's changes in between. */
async function sendAll(texts: readonly string[], expected: ExchangeExpected, resources: StubResources, signal: AbortSignal): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const [index, text] of texts.entries()) {
    for (const { path, body } of expected.changes.filter(({ after }) => after === index)) resources.change(path, body);
    const times = expected.requests[index]?.times ?? 1;
    let last: Exchange = {};
    for (let time = 0; time < times && !signal.aborted; time += 1) last = await exchange(text, (request) => resources.handle(request));
    exchanges.push(last);
  }
  return exchanges;
}

/** One line a request, in no language; of one that is none, what the parser says, and what we say stands in its check. */
const answerLine = ({ request, response, problem }: Exchange) =>
  request ? `${request.method} ${request.path} -> ${response?.status}${response?.headers.ETag ? ` ETag ${response.headers.ETag}` : ""}\n` : `${typeof problem === "string" ? problem : "-"}\n`;

/** Requests as text, read by Node's parser and answered by a stub with ETags, preconditions and idempotency keys. No process, no network. */
export const httpEvaluator: Evaluator = {
  kind: "http",
  probe: () => Promise.resolve({ available: true, engine: ENGINE }),
  async run(submission, signal) {
    const texts = requestTexts(submission.source);
    const cases = await runCases(submission, signal, async (taskCase, fixture) => {
      const startedAt = performance.now();
      const expected = exchangeExpectedSchema.parse(fixture.expected);
      const resources = new StubResources(expected);
      const exchanges = await sendAll(texts, expected, resources, signal);
      const outcome = { ...quietOutcome(performance.now() - startedAt), stdout: exchanges.map(answerLine).join("") };
      return caseEvidence(taskCase, outcome, compareExchange(expected, exchanges, resources));
    });
    return { kind: "http", engine: ENGINE, verdict: worst(cases.map(({ verdict }) => verdict)), cases, findings: [] };
  },
};
