import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { READ_MAX_CHARS, readPipeline } from "@/lib/evaluators/pipeline-reading/read-pipeline";
import { shellcheckFindings } from "@/lib/evaluators/pipeline-reading/shellcheck";
import { STAGES } from "@/lib/evaluators/pipeline-reading/stages";

const stages = (source: string) =>
  readPipeline(source, []).flatMap(({ id, start, end }) => (id.startsWith("stage:") ? [[id.slice(6), source.slice(start, end)]] : []));
const names = (source: string) => stages(source).map(([name]) => name);

const AWK_MKTIME = `awk -v now="$(date +%s)" '
{ split(substr($4, 2), t, /[\\/:]/); at = mktime(t[3] " " t[2]) }
at >= now - 3600 && $7 != "/health" { print $1 }' access.log | sort | uniq -c | sort -rn | head -n 10`;

describe("pipeline reading", () => {
  it("finds all stages of a classic pipeline, with their spans", () => {
    expect(stages(AWK_MKTIME)).toEqual([
      ["timeFilter", "mktime"],
      ["exclusion", "!="],
      ["extraction", "$4"],
      ["aggregation", "uniq -c"],
      ["ordering", "sort -rn"],
      ["limit", "head -n 10"],
    ]);
  });

  it.each([
    ["counting in awk", `awk '$4 > "[14/Mar/2026:09" && $7 !~ /^\\/health$/ { c[$1]++ } END { for (k in c) print c[k], k }' a | sort -k1,1nr | sed 10q`],
    ["grep first", `grep -v '"GET /health ' a | grep "$(date -d '1 hour ago' '+%d/%b/%Y:%H')" | cut -d' ' -f1 | sort | uniq --count | sort --numeric-sort --reverse | head`],
    ["ascending and tail", `since=$(date -d -1hour +%s); grep -ve health a | awk -v s="$since" '{ print $1 }' | sort | uniq -c | sort -n | tail -n 10`],
    ["perl", `perl -ane 'next if $F[6] eq "/health"; $n{$F[0]}++ if localtime; END { print "$n{$_} $_\\n" for (sort { $n{$b} <=> $n{$a} } keys %n)[0 .. 9] }' a`],
    ["behind wrappers", `sudo env LC_ALL=C grep -v health a | /usr/bin/awk '{ print $1, systime() }' | LC_ALL=C sort | uniq -c | nice -n 5 sort -nr | command head -10`],
    ["in a function", `top() { sort | uniq -c | sort -rn | head -"$1"; }; grep -Ev health a | awk '{ if (mktime($4) > 0) print $1 }' | top 10`],
  ])("finds all stages: %s", (_name, source) => expect(names(source)).toEqual([...STAGES]));

  it("does not take the first sort for the ordering", () => {
    expect(names("sort a | uniq -c")).toEqual(["aggregation"]);
    expect(names("sort a | uniq -c | sort")).toEqual(["aggregation", "ordering"]);
  });

  it("finds nothing in output that is typed in", () => {
    expect(readPipeline("cat <<'END'\n 9 192.0.2.1\nEND", ["aggregation"])).toEqual([{ id: "stage:aggregation", message: "missing" }, { id: "commands", message: "cat" }]);
  });

  it("does not read words for commands", () => expect(names("echo sort -rn uniq -c head grep -v")).toEqual([]));

  it("lists the programs, also in substitutions, once each", () => {
    expect(readPipeline("x=$(date +%s); awk 1 a | sort | sort | tee >(wc -l)", []).find(({ id }) => id === "commands")?.message).toBe("date, awk, sort, tee, wc");
  });

  it("tells where the text stops being bash", () => {
    const source = "if true; then echo a";
    const syntax = readPipeline(source, []).find(({ id }) => id === "syntax");
    expect(syntax?.start).toBeLessThanOrEqual(source.length);
    expect(syntax?.message).toBeTruthy();
  });

  it("leaves texts unread that are too long or nested too deeply", () => {
    expect(readPipeline("a".repeat(READ_MAX_CHARS + 1), [])).toEqual([{ id: "unread", message: expect.any(String) }]);
    expect(() => readPipeline("f() ".repeat(2_000), ["limit"])).not.toThrow();
  });

  it("never throws, and its spans lie within the text (property)", () => {
    const piece = fc.constantFrom("awk '{c[$1]++}'", "|", "(", ")", "$(", "`", "'", '"', "sort -n", "uniq -c", "head", "${x:-", "}", "<<E\n", "\n", ";", "&&", "가", "😀", "{", "case a in", "[[", "\\", "#", "grep -v");
    const property = fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join(" ");
      for (const { start = 0, end = 0 } of readPipeline(source, [...STAGES])) expect(start <= end && end <= source.length).toBe(true);
    });
    fc.assert(property, { seed: 20_260_316, numRuns: 400 });
  });
});

describe("ShellCheck's report", () => {
  it("becomes findings with UTF-16 spans", () => {
    const source = 'echo 😀 한글\necho "😀" $x';
    const report = JSON.stringify({ comments: [{ file: "-", line: 2, endLine: 2, column: 10, endColumn: 12, level: "info", code: 2086, message: "Double quote to prevent globbing and word splitting.", fix: null }] });
    const [finding] = shellcheckFindings(source, report);
    expect(finding).toMatchObject({ id: "shellcheck:SC2086" });
    expect(source.slice(finding?.start, finding?.end)).toBe("$x");
  });
});
