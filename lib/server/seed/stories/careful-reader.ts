import type { Story } from "../story";

/** A candidate who looks before touching anything; the raters part over how the follow-ups were handled. */
export const carefulReader: Story = {
  key: "careful-reader",
  scenarioSlug: "log-processor",
  plannedMinutes: 45,
  daysAgo: 6,
  startsAt: { hour: 20, minute: 0 },
  cast: [
    { name: "정유나", role: "interviewer" },
    { name: "한서연", role: "candidate" },
    { name: "박지호", role: "observer" },
  ],
  steps: [
    { at: "1:50", do: "reveal", node: "q1" },
    {
      at: "2:40", until: "6:50", do: "type", question: "q1",
      text: "systemd가 아는 것: 주 프로세스가 끝나지 않았다. 그게 전부.\n안에서 멈췄는지, 기다리는지는 모른다.\n\n먼저 볼 것 (건드리지 않고)\n- 마지막으로 일한 시각: 데몬 로그의 끝\n- 지금 무엇을 하나: ps, 자식까지\n- 드나드는 길: 입력 로그가 느는지, API가 답하는지",
    },
    { at: "7:00", do: "pin", by: "정유나", question: "q1", quote: "먼저 볼 것 (건드리지 않고)", criterion: "q1-first-checks" },
    { at: "7:20", do: "reveal", node: "q1-own-log" },
    { at: "7:50", do: "reveal", node: "q1-type" },
    { at: "8:20", until: "9:40", do: "type", question: "q1", text: "\n\nType이 없으면 simple. 실행 파일을 부르기 전이라도 시작으로 친다. 그래서 start가 성공해도 떠 있는지는 따로 봐야 한다." },
    { at: "9:50", do: "note", by: "박지호", question: "q1", text: "start가 성공해도 따로 본다는 말까지 나왔다. 현장에서 겪어 본 사람의 답." },
    { at: "10:10", do: "reveal", node: "q1-watchdog" },
    { at: "10:40", until: "12:20", do: "type", question: "q1", text: "\n\n서비스가 스스로 알리게 한다: Type=notify, WatchdogSec. 신호는 일하는 루프 안에서 보내야 뜻이 있다." },
    { at: "12:40", do: "reveal", node: "q2" },
    { at: "13:00", do: "reveal", node: "q1-ps" },
    {
      at: "13:40", until: "17:30", do: "type", question: "q2",
      text: "D: 기다리는 일이 끝나야만 깨는 잠. S와 달리 시그널이 와도 쌓아 두기만 한다.\n입출력 중간에 물러나면 커널 안이 어긋나기 때문.\n\n가설: 접근 로그가 놓인 저장소가 답하지 않는다.\n확인: /proc/PID/fd, wchan, 그리고 그 경로가 어느 마운트인지.",
    },
    { at: "17:40", do: "pin", by: "박지호", question: "q2", quote: "입출력 중간에 물러나면 커널 안이 어긋나기 때문", criterion: "q2-kernel-view" },
    { at: "17:50", do: "reveal", node: "q2-wchan" },
    { at: "18:10", do: "reveal", node: "q2-kill" },
    { at: "18:40", until: "20:00", do: "type", question: "q2", text: "\n\nkill -9: 보통은 안 죽는다.\nwchan 이름에 killable이 있으니 이번 것은 죽을 수 있다." },
    { at: "20:10", do: "ask", question: "q2", prompt: "죽이고 나서 systemd가 다시 띄우면 어떻게 될까요?" },
    { at: "20:50", until: "21:50", do: "type", question: "q2", text: "\n다시 떠도 같은 파일을 열다 같은 자리에서 멈춘다. 저장소부터." },
    { at: "22:10", do: "reveal", node: "q3" },
    {
      at: "23:00", until: "26:10", do: "type", question: "q3",
      text: "awk '$7 != \"/api/v1/health_check\" { print $1 }' /var/log/nginx/access.log | sort | uniq -c | sort -rn | head",
    },
    { at: "26:20", do: "run", question: "q3", source: "awk '$7 != \"/api/v1/health_check\" { print $1 }' /var/log/nginx/access.log | sort | uniq -c | sort -rn | head\n" },
    { at: "26:50", do: "note", by: "정유나", question: "q3", text: "시간 조건이 빠졌다. 실행 결과를 보고 스스로 알아챔." },
    { at: "27:00", do: "erase", question: "q3", chars: 109 },
    {
      at: "27:10", until: "30:40", do: "type", question: "q3",
      text: "awk -v now=\"$(date +%s)\" '\n  BEGIN { split(\"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec\", m, \" \"); for (i in m) mon[m[i]] = i }\n  { split(substr($4, 2), t, /[\\/:]/)\n    at = mktime(t[3] \" \" mon[t[2]] \" \" t[1] \" \" t[4] \" \" t[5] \" \" t[6]) }\n  at >= now - 3600 && $7 != \"/api/v1/health_check\" { seen[$1]++ }\n  END { for (ip in seen) print seen[ip], ip }\n' /var/log/nginx/access.log | sort -rn | head -n 10\n",
    },
    {
      at: "31:00", do: "run", question: "q3",
      source: "awk -v now=\"$(date +%s)\" '\n  BEGIN { split(\"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec\", m, \" \"); for (i in m) mon[m[i]] = i }\n  { split(substr($4, 2), t, /[\\/:]/)\n    at = mktime(t[3] \" \" mon[t[2]] \" \" t[1] \" \" t[4] \" \" t[5] \" \" t[6]) }\n  at >= now - 3600 && $7 != \"/api/v1/health_check\" { seen[$1]++ }\n  END { for (ip in seen) print seen[ip], ip }\n' /var/log/nginx/access.log | sort -rn | head -n 10\n",
    },
    { at: "31:20", do: "reveal", node: "q3-month" },
    { at: "31:50", until: "32:50", do: "type", question: "q3", text: "\n# 초로 바꿔 견주므로 11월 30일에서 12월 1일로 넘어가도 같다." },
    { at: "33:10", do: "pin", by: "정유나", question: "q3", quote: "초로 바꿔 견주므로", criterion: "q3-conditions" },
    { at: "33:30", do: "reveal", node: "q4" },
    {
      at: "34:10", until: "37:40", do: "type", question: "q4",
      text: "/usr: 나눠 쓰는 프로그램, 읽기 전용이어도 되는 것. /etc: 이 호스트의 설정.\n\n멈춤의 원인은 아니다. 돌고 있는 프로세스는 경로가 아니라 열어 둔 파일을 쥐고 있다.\n하지만 다음 시작은 실패한다. 재시작부터 했다면 오늘 더 크게 났을 일.",
    },
    { at: "37:50", do: "pin", by: "박지호", question: "q4", quote: "재시작부터 했다면 오늘 더 크게 났을 일", criterion: "q4-causal-chain" },
    { at: "38:00", do: "selfFound", node: "q4-running" },
    { at: "38:10", do: "reveal", node: "q4-mv-cp" },
    { at: "38:30", until: "39:50", do: "type", question: "q4", text: "\n\nmv는 라벨을 들고 가고, cp는 가는 곳의 규칙을 따른다. restorecon -nv로 미리 본다." },
    { at: "40:20", do: "note", by: "정유나", share: true, text: "결론을 먼저 말하는 습관이 좋습니다. 명령을 적을 때 그 결과가 어느 가설을 지우는지 한마디씩 붙여 보세요." },
  ],
  endsAt: "43:12",
  scores: [
    {
      by: "정유나",
      interview: { "diagnosis-order": 4, "systems-understanding": 4, "implementation-accuracy": 3, "follow-up-handling": 4, communication: 5 },
      questions: { q1: { "q1-meaning": 5, "q1-first-checks": 4 }, q2: { "q2-kernel-view": 4, "q2-hypothesis": 4 }, q3: { "q3-composition": 4, "q3-conditions": 3, "q3-cost": "notObserved" } },
    },
    {
      by: "박지호",
      interview: { "diagnosis-order": 4, "systems-understanding": 3, "implementation-accuracy": 3, "follow-up-handling": 2, communication: 4 },
      questions: { q2: { "q2-kernel-view": 4, "q2-hypothesis": 3 }, q4: { "q4-causal-chain": 5 } },
    },
  ],
};
