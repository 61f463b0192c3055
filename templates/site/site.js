/* Search and facets of the portal column's home page. Works on window.gwstd (data.js) alone: no server, no library.
   Text from the data is only ever set as text, never as markup. */
(function () {
  "use strict";
  var data = window.gwstd;
  if (!data) {
    document.documentElement.classList.remove("js"); // the lists are all there is
    return;
  }

  var PAGE = 20;
  /* So many places apart in the order of their pinyin, signs may sound alike: for a known word, for a pair found in names. */
  var NEAR = 14, NEARER = 6;
  var KNOWN = 1e6; // a word of the synonyms stands before all pairs that are only found in names
  var FEW = 5; // a question with fewer exact answers gets those that come near as well
  var texts = data.texts, columns = data.columns, labels = data.labels, facets = data.facets;
  var total = columns.code.length;
  var NAMES = ["level3", "level2", "level1", "code"];
  var SHOWN = ["level1", "level2", "level3", "contents", "subjects", "limit", "channels", "field"];
  /* How much a word found in a column says about the item; a law's name says little: it is cited by many. */
  var WEIGHTS = { level3: 4, level2: 4, level1: 3, code: 4, field: 2, contents: 2, subjects: 1.5, bases: 0.5 };
  var searched = Object.keys(columns);

  var byId = function (id) { return document.getElementById(id); };
  var form = byId("search"), query = byId("query"), status = byId("status"), results = byId("results");
  var list = byId("result-list"), more = byId("more"), clear = byId("clear"), browse = byId("browse"), places = byId("places");
  var box = byId("facets"), groups = byId("facet-groups");

  /* ---- text ---- */
  function normal(text) { return text.normalize("NFKC").toLowerCase(); }
  var normalised = null; // made before the first search: the page is there sooner
  function haystack() { return normalised || prepare(); }
  /* All texts one after the other, and where each begins: one search through the whole is quicker than one in each. */
  var whole = "", starts = null;
  function prepare() {
    normalised = texts.map(normal);
    starts = new Uint32Array(normalised.length + 1);
    normalised.forEach(function (text, i) { starts[i + 1] = starts[i] + text.length + 1; });
    whole = normalised.join("\n");
    return normalised;
  }
  var synonyms = data.synonyms.map(function (group) { return group.map(normal); });
  synonyms.sort(function (a, b) { return b[0].length - a[0].length; });
  var idle = data.idle.map(normal).sort(function (a, b) { return b.length - a.length; });

  /* ---- pinyin: the first letters of names (zdshbz: 最低生活保障) ---- */
  var letterOf = null, placeOf = null, initials = null;
  function spelled(text) {
    Object.keys(data.words).forEach(function (word) { text = text.split(word).join(data.words[word]); });
    return Array.from(text).map(function (sign) { return letterOf[sign] || (/[a-z0-9]/.test(sign) ? sign : " "); }).join("");
  }
  function prepareInitials() {
    if (initials) return;
    letterOf = {};
    placeOf = {}; // signs that sound alike stand near each other
    Object.keys(data.letters).forEach(function (letter) {
      Array.from(data.letters[letter]).forEach(function (sign, i) { letterOf[sign] = letter; placeOf[sign] = i; });
    });
    initials = {};
    ["level1", "level2", "level3", "field", "subjects"].forEach(function (name) {
      columns[name].forEach(function (number) {
        if (initials[number] === undefined) initials[number] = spelled(haystack()[number]);
      });
    });
  }

  /* ---- what is asked ---- */
  function isLettered(word) { return /^[a-z]{2,}$/.test(word); }
  /* A word and what else it may be called. */
  function readings(word) {
    var found = [word];
    var lettered = isLettered(word);
    if (lettered) prepareInitials();
    synonyms.forEach(function (group) {
      if (lettered && spelled(group[0]) === word) found = found.concat(group);
      if (word.indexOf(group[0]) < 0) return;
      group.slice(1).forEach(function (other) {
        var reading = word.split(group[0]).join(other);
        if (found.indexOf(reading) < 0) found.push(reading);
      });
    });
    return found;
  }
  /* Known words that hold a question word themselves: 花了多少钱 means 决算, 花了 and 多少 mean nothing. */
  var wholeWords = synonyms.map(function (group) { return group[0]; }).filter(function (word) {
    return idle.some(function (other) { return word !== other && word.indexOf(other) >= 0; });
  });
  /* A question without its question words: 低保审核结果在哪里看，几天内公布 → 低保审核结果. */
  function chunks(text) {
    text = normal(text).replace(/[\s,.?!;:"'()<>《》〈〉“”‘’、，。？！；：（）【】…—·\/-]+/g, " ");
    var kept = [];
    wholeWords.forEach(function (word) {
      if (text.indexOf(word) < 0) return;
      kept.push(word);
      text = text.split(word).join(" ");
    });
    idle.forEach(function (word) { if (word.length > 1) text = text.split(word).join(" "); });
    text = text.replace(/[的吗呢]/g, " ");
    /* What is left of a question in single signs says nothing. */
    return kept.concat(text.split(" ").map(trimmed).filter(function (chunk) { return chunk.length > 1; }));
  }
  function trimmed(chunk) {
    for (var before = ""; before !== chunk;) {
      before = chunk;
      if (idle.indexOf(chunk.charAt(0)) >= 0) chunk = chunk.slice(1);
      if (idle.indexOf(chunk.charAt(chunk.length - 1)) >= 0) chunk = chunk.slice(0, -1);
    }
    return chunk;
  }
  /* The parts of a run of words that nobody can cut: its known words with their synonyms, the rest two signs at a time. */
  function partsOf(chunk) {
    for (var i = 0; i < synonyms.length; i++) {
      var at = chunk.indexOf(synonyms[i][0]);
      if (at < 0) continue;
      var rest = [chunk.slice(0, at), chunk.slice(at + synonyms[i][0].length)].filter(Boolean);
      return [].concat.apply([readings(synonyms[i][0])], rest.map(partsOf));
    }
    if (chunk.length < 2) return [];
    if (chunk.length < 3 || /^[\x00-\x7f]+$/.test(chunk)) return [[chunk]];
    var pairs = [];
    for (i = 0; i + 1 < chunk.length; i++) pairs.push([chunk.slice(i, i + 2)]);
    return pairs;
  }

  /* ---- search ---- */
  /* For each distinct text how well it holds the term, 0 where not: the word itself counts more than what else it may
     be called, a text that says little besides more than a long one. Then rows only look numbers up. */
  function marks(term) {
    var hay = haystack(), found = new Float32Array(hay.length);
    term.forEach(function (word, k) {
      var i = 0, value = Math.max(0.7, 1 - k / 20);
      for (var at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, starts[i + 1])) {
        while (starts[i + 1] <= at) i++;
        found[i] = Math.max(found[i], value * (1 + word.length / hay[i].length / 4));
      }
    });
    if (!isLettered(term[0])) return found;
    prepareInitials();
    Object.keys(initials).forEach(function (number) {
      var at = initials[number].indexOf(term[0]);
      if (at === 0 || at > 0 && term[0].length > 2) found[number] = Math.max(found[number], at === 0 ? 0.65 : 0.5);
    });
    return found;
  }
  /* For each row the weight of the best column that holds the term; 0 where none does. */
  function weights(term) {
    var hit = marks(term), found = new Float32Array(total);
    searched.forEach(function (name) {
      if (name === "code" && isLettered(term[0]) && term[0].length < 4) return; // those letters are in every code
      var weight = WEIGHTS[name] || 1, own = columns[name];
      for (var row = 0; row < total; row++) {
        var value = hit[own[row]] * weight;
        if (value > found[row]) found[row] = value;
      }
    });
    return found;
  }
  /* Rows that hold every term; what all terms name comes first. */
  function strictly(terms) {
    var scores = new Float32Array(total).fill(1);
    terms.forEach(function (term) {
      var own = weights(term);
      for (var row = 0; row < total; row++) scores[row] = own[row] && scores[row] ? scores[row] + own[row] : 0;
    });
    return scores;
  }
  /* What a term says: a rare one more than one that half the rows have, a single sign little, a known word (it has other
     readings) much. One that stands nowhere is an idle word we do not know; or nothing, if it only joins two found ones. */
  function saying(term, number, joint) {
    if (!number) return joint ? 0 : 0.4 * Math.log(1 + total);
    return Math.log(1 + total / number) * (term[0].length < 2 ? 0.3 : term.length > 1 ? 2 : 1);
  }
  /* Rows that hold at least a share of what the terms say, and come near the best. */
  function loosely(terms, own, share) {
    var scores = new Float32Array(total), covered = new Float32Array(total), sum = 0, best = 0, row;
    var numbers = own.map(number);
    terms.forEach(function (term, t) {
      var joint = numbers[t - 1] && numbers[t + 1] && follows(terms[t - 1], term) && follows(term, terms[t + 1]);
      var says = saying(term, numbers[t], joint);
      sum += says;
      for (row = 0; numbers[t] && row < total; row++) {
        if (!own[t][row]) continue;
        scores[row] += says * own[t][row];
        if (own[t][row] >= 0.7) covered[row] += says;
      }
    });
    for (row = 0; row < total; row++) {
      if (covered[row] < sum * share) scores[row] = 0;
      if (scores[row] > best) best = scores[row];
    }
    for (row = 0; row < total; row++) if (scores[row] < best * 0.6) scores[row] = 0;
    return scores;
  }
  /* Whether two terms are neighbours out of one run of words: 学校 and 校车 of 学校车. */
  function follows(term, next) {
    return term[0].length === 2 && next[0].length === 2 && term[0].charAt(1) === next[0].charAt(0);
  }
  /* Two signs that stand nowhere may be the wrong one of those that sound alike: 底保 for 低保, 比列 for 比例. */
  function mended(terms, slips) {
    var known = false;
    return terms.map(function (term, t) {
      var inside = known && follows(terms[t - 1], term); // 疾证 of 残疾证: its first sign belongs to 残疾
      known = stands(term);
      if (known || inside || term.length > 1 || slips.length > 2) return term;
      var next = terms[t + 1], ends = next && follows(term, next) && stands(next); // 店检 of 药店检查
      var meant = soundsLike(term[0], ends);
      if (!meant) return term;
      known = true;
      slips.push([term[0], meant]);
      return readings(meant);
    });
  }
  function alike(sign, other, near) {
    return letterOf[sign] && letterOf[sign] === letterOf[other] && Math.abs(placeOf[sign] - placeOf[other]) <= near;
  }
  /* A longer known word with one sign amiss: 种地补帖. */
  function corrected(chunk, slips) {
    prepareInitials();
    synonyms.forEach(function (group) {
      var word = group[0], size = word.length;
      if (size < 3 || chunk.indexOf(word) >= 0) return;
      for (var at = 0; at + size <= chunk.length; at++) {
        for (var i = 0, wrong = -1, amiss = 0; i < size; i++) if (chunk[at + i] !== word[i]) { wrong = i; amiss++; }
        var typed = chunk.slice(at, at + size);
        if (amiss !== 1 || !alike(typed[wrong], word[wrong], NEAR) || whole.indexOf(typed) >= 0) continue;
        slips.push([typed, word]);
        chunk = chunk.slice(0, at) + word + chunk.slice(at + size);
        return;
      }
    });
    return chunk;
  }
  function stands(term) {
    return term.some(function (word) {
      return whole.indexOf(word) >= 0 || facets.some(function (facet) {
        return facet.options.some(function (option) { return option[1].indexOf(word) >= 0; });
      });
    });
  }
  /* The known word, else the pair most often found in names, of which one sign is the same and the other sounds alike. */
  var pairs = null;
  function preparePairs() {
    if (pairs) return;
    prepareInitials();
    pairs = {};
    function add(pair, value) {
      if (!letterOf[pair.charAt(0)] || !letterOf[pair.charAt(1)]) return;
      var key = letterOf[pair[0]] + letterOf[pair[1]], own = pairs[key] = pairs[key] || {};
      own[pair] = (own[pair] || 0) + value;
    }
    synonyms.forEach(function (group) { if (group[0].length === 2) add(group[0], KNOWN); });
    Object.keys(initials).forEach(function (number) {
      var text = haystack()[number];
      for (var i = 0; i + 1 < text.length; i++) add(text.substr(i, 2), 1);
    });
  }
  function soundsLike(word, known) {
    if (!/^[\u4e00-\u9fff]{2}$/.test(word)) return "";
    preparePairs();
    var own = pairs[letterOf[word[0]] + letterOf[word[1]]] || {}, best = "";
    Object.keys(own).forEach(function (pair) {
      var other = pair[0] === word[0] ? 1 : 0;
      if (pair[1 - other] !== word[1 - other] || !alike(pair[other], word[other], own[pair] >= KNOWN ? NEAR : NEARER)) return;
      if ((!known || own[pair] >= KNOWN) && (!best || own[pair] > own[best])) best = pair;
    });
    return best;
  }
  function number(scores) {
    var found = 0;
    for (var row = 0; row < total; row++) if (scores[row]) found++;
    return found;
  }
  /* What was asked last: its terms, the score of each row, whether it was found only nearly, and what was read otherwise. */
  var asked = { q: null, terms: [], scores: null, near: false, slips: [] };
  function answer(q) {
    if (asked.q === q) return;
    var terms = normal(q).split(/\s+/).filter(Boolean).map(readings);
    asked = { q: q, terms: terms, scores: strictly(terms), near: false, slips: [] };
    if (!terms.length || number(asked.scores)) return;
    var parts = chunks(q);
    if (!parts.length) return;
    terms = parts.map(readings);
    var exact = strictly(terms), few = number(exact);
    if (few >= FEW) {
      asked = { q: q, terms: terms, scores: exact, near: false, slips: [] };
      return;
    }
    var slips = [];
    parts = parts.map(function (part) { return corrected(part, slips); });
    terms = mended([].concat.apply([], parts.map(partsOf)), slips);
    var own = terms.map(weights), scores = loosely(terms, own, 0.45);
    if (!number(scores)) scores = loosely(terms, own, 0.25);
    for (var row = 0; few && row < total; row++) if (exact[row]) scores[row] += 1000;
    if (number(scores)) asked = { q: q, terms: terms, scores: scores, near: true, slips: slips };
  }

  /* ---- state: what is asked for; kept in the address ---- */
  var state = { q: "", chosen: facets.map(function () { return []; }) };
  var found = [], shown = 0;

  function readAddress() {
    var asked = new URLSearchParams(location.hash.slice(1));
    state.q = asked.get("q") || "";
    facets.forEach(function (facet, f) {
      var values = asked.getAll(facet.key);
      state.chosen[f] = facet.options.reduce(function (numbers, option, i) {
        return values.indexOf(option[0]) < 0 ? numbers : numbers.concat(i);
      }, []);
    });
  }
  function writeAddress() {
    var asked = new URLSearchParams();
    if (state.q.trim()) asked.set("q", state.q.trim());
    facets.forEach(function (facet, f) {
      state.chosen[f].forEach(function (i) { asked.append(facet.key, facet.options[i][0]); });
    });
    var hash = asked.toString();
    if (hash === location.hash.slice(1)) return;
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }
  function active() {
    return state.q.trim() !== "" || state.chosen.some(function (numbers) { return numbers.length > 0; });
  }

  /* ---- facets ---- */
  var boxes = [];
  function buildFacets() {
    facets.forEach(function (facet, f) {
      var group = make("details", "facet");
      var summary = make("summary", "", facet.title);
      var set = make("fieldset");
      set.appendChild(make("legend", "unseen", facet.title));
      group.appendChild(summary);
      boxes[f] = facet.options.map(function (option, i) {
        var line = make("label", "option"), input = make("input"), tally = make("span", "tally");
        input.type = "checkbox";
        input.addEventListener("change", function () {
          state.chosen[f] = boxes[f].reduce(function (numbers, entry, n) {
            return entry.input.checked ? numbers.concat(n) : numbers;
          }, []);
          update();
        });
        line.appendChild(input);
        line.appendChild(make("span", "name", option[1]));
        line.appendChild(tally);
        set.appendChild(line);
        return { input: input, tally: tally, line: line };
      });
      group.appendChild(set);
      group.open = f < 2 && broad.matches;
      groups.appendChild(group);
      boxes[f].summary = summary;
    });
  }
  function memberOf(f, row) {
    var chosen = state.chosen[f];
    if (!chosen.length) return true;
    var own = data.sets[facets[f].rows[row]];
    for (var i = 0; i < chosen.length; i++) if (own.indexOf(chosen[i]) >= 0) return true;
    return false;
  }
  function showCounts(counts) {
    facets.forEach(function (facet, f) {
      boxes[f].forEach(function (entry, i) {
        entry.input.checked = state.chosen[f].indexOf(i) >= 0;
        entry.tally.textContent = counts[f][i] + " 项";
        entry.line.hidden = counts[f][i] === 0 && !entry.input.checked;
      });
      var number = state.chosen[f].length;
      boxes[f].summary.textContent = number ? facet.title + "（已选 " + number + "）" : facet.title;
    });
  }

  /* One pass: a row counts for an option of a facet when every other facet and the words let it through. */
  function find() {
    var counts = facets.map(function (facet) { return new Uint32Array(facet.options.length); });
    found = [];
    for (var row = 0; row < total; row++) {
      if (!asked.scores[row]) continue;
      var failed = -1, fails = 0;
      for (var f = 0; f < facets.length && fails < 2; f++) if (!memberOf(f, row)) { failed = f; fails++; }
      if (fails > 1) continue;
      for (f = 0; f < facets.length; f++) {
        if (fails && f !== failed) continue;
        var own = data.sets[facets[f].rows[row]];
        for (var i = 0; i < own.length; i++) counts[f][own[i]]++;
      }
      if (!fails) found.push(row);
    }
    found.sort(function (a, b) { return asked.scores[b] - asked.scores[a] || a - b; });
    return counts;
  }

  /* ---- results ---- */
  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  /* Where readings stand in a text, as spans of the text itself (NFKC may change lengths). */
  function spansIn(text, words) {
    var folded = normal(text), origin = null, at = 0;
    if (folded.length !== text.length) {
      folded = "";
      origin = [];
    }
    if (origin) Array.from(text).forEach(function (sign) {
      var part = normal(sign);
      for (var i = 0; i < part.length; i++) origin.push(at);
      folded += part;
      at += sign.length;
    });
    if (origin) origin.push(text.length);
    function place(at) { return origin ? origin[at] : at; }
    var spans = [];
    words.forEach(function (word) {
      for (var from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
        var end = from + word.length;
        while (origin && end < folded.length && origin[end] === origin[end - 1]) end++;
        spans.push([place(from), place(end)]);
      }
    });
    return spans.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  }
  function append(parent, text, words, limit) {
    var spans = spansIn(text, words), start = 0;
    if (limit && text.length > limit) {
      start = spans.length ? Math.max(0, Math.min(spans[0][0] - 24, text.length - limit)) : 0;
    }
    var end = limit ? Math.min(text.length, start + limit) : text.length;
    /* Never cut a surrogate pair in two. */
    if (start && /[\uDC00-\uDFFF]/.test(text[start])) start++;
    if (end < text.length && /[\uDC00-\uDFFF]/.test(text[end])) end--;
    var at = start;
    if (start) parent.appendChild(document.createTextNode("…"));
    spans.forEach(function (span) {
      var from = Math.max(span[0], at), to = Math.min(span[1], end);
      if (to <= from) return;
      parent.appendChild(document.createTextNode(text.slice(at, from)));
      parent.appendChild(make("mark", "", text.slice(from, to)));
      at = to;
    });
    parent.appendChild(document.createTextNode(text.slice(at, end)));
    if (end < text.length) parent.appendChild(document.createTextNode("…"));
  }
  function fact(parent, label, text, words) {
    if (!text) return;
    var line = make("div"), value = make("dd");
    line.appendChild(make("dt", "", label));
    append(value, text, words, 110);
    line.appendChild(value);
    parent.appendChild(line);
  }
  /* The item's own page; its row in the field's table where it has no 编码 to be found by. */
  function addressOf(row) {
    var code = texts[columns.code[row]];
    if (!code) return "fields/" + data.fields[data.sets[facets[0].rows[row]][0]] + ".html";
    return "item/" + (data.odd[code] || code) + ".html";
  }
  function entryOf(row) {
    var text = function (column) { return texts[columns[column][row]]; };
    var words = [].concat.apply([], asked.terms);
    var names = [text("level1"), text("level2"), text("level3")].filter(Boolean);
    var entry = make("li", "result"), heading = make("h3"), link = make("a");
    link.href = addressOf(row);
    append(link, names[names.length - 1], words);
    heading.appendChild(link);
    entry.appendChild(heading);
    var path = make("p", "path");
    append(path, [text("field")].concat(names.slice(0, -1)).join(" › "), words);
    entry.appendChild(path);
    var facts = make("dl");
    fact(facts, "谁公开", text("subjects").replace(/\n/g, "、"), words);
    fact(facts, "什么时候", text("limit"), words);
    fact(facts, "在哪里看", (text("mode") === "依申请公开" ? "依申请公开，可以申请的地方：" : "") + text("channels"), words);
    fact(facts, "公开什么", text("contents").replace(/\n/g, "；"), words);
    /* A word found in an element that is not on show: show that one too, so that it is clear why the item is here. */
    if (!asked.near) asked.terms.forEach(function (term) {
      var holds = function (column) {
        return term.some(function (word) { return normal(text(column)).indexOf(word) >= 0; });
      };
      if (SHOWN.some(holds)) return;
      var column = searched.filter(holds)[0];
      if (column) fact(facts, labels[column], text(column).replace(/\n/g, "；"), words);
    });
    entry.appendChild(facts);
    return entry;
  }
  /* The pages of the bodies and fields that the question names, by their short names too: 财政局, 柳河镇. */
  function showPages() {
    var asked = normal(state.q), pages = [];
    facets.forEach(function (facet) {
      if (facet.key !== "d" && facet.key !== "f") return;
      facet.options.forEach(function (option) {
        var name = normal(option[1]), short = name.replace(/^[区县市旗]|人民政府$|办事处$/g, "");
        if (short.length > 1 && asked.indexOf(short) >= 0) pages.push([facet.key, option]);
      });
    });
    places.textContent = "";
    places.hidden = !pages.length;
    pages.forEach(function (page) {
      var link = make("a", "", page[0] === "d" ? page[1][1] + "应当公开什么、地址电话" : page[1][1] + "领域的全部事项");
      link.href = (page[0] === "d" ? "departments/" : "fields/") + (data.odd[page[1][0]] || page[1][0]) + ".html";
      var entry = make("li");
      entry.appendChild(link);
      places.appendChild(entry);
    });
  }
  function showMore(focus) {
    var next = found.slice(shown, shown + PAGE), part = document.createDocumentFragment(), first = null;
    next.forEach(function (row) {
      var entry = entryOf(row);
      first = first || entry;
      part.appendChild(entry);
    });
    shown += next.length;
    list.appendChild(part);
    more.hidden = shown >= found.length;
    if (!more.hidden) more.textContent = "显示更多（还有 " + (found.length - shown) + " 项）";
    if (focus && first) first.querySelector("a").focus();
    say();
  }
  function say() {
    if (!active()) { status.textContent = ""; return; }
    if (!found.length) {
      status.textContent = "没有符合条件的事项。可以少用几个词、换一个说法，或者减少筛选条件；也可以问本目录的联系人。";
      return;
    }
    var more = shown < found.length ? "，已显示 " + shown + " 项" : "";
    var read = asked.slips.map(function (slip) { return "没有“" + slip[0] + "”，按“" + slip[1] + "”找，"; }).join("");
    status.textContent = asked.near
      ? (read || "按意思找，") + "最接近的有 " + found.length + " 项" + more + "。"
      : "共 " + total + " 项，符合条件的 " + found.length + " 项" + more + "。";
  }
  var noting = 0;
  function update() {
    answer(state.q);
    showCounts(find());
    var on = active();
    results.hidden = !on;
    browse.hidden = on;
    list.textContent = "";
    shown = 0;
    showPages();
    if (on) showMore(false); else say();
    /* Afterwards: a browser takes longer to write an address than this page to find an answer. */
    clearTimeout(noting);
    noting = setTimeout(writeAddress, 200);
  }

  /* ---- wiring ---- */
  var timer = 0;
  function ask() { clearTimeout(timer); state.q = query.value; update(); }
  query.addEventListener("input", function (event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  query.addEventListener("compositionend", ask);
  /* Somebody begins to type: what the first question needs is made while the first word is. */
  query.addEventListener("focus", function () {
    setTimeout(function () { prepareInitials(); setTimeout(preparePairs, 50); }, 50);
  }, { once: true });
  /* Asked on purpose: the focus goes to the answer, and a phone's keyboard out of its way. */
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    ask();
    if (!active()) return;
    status.focus({ preventScroll: true });
    if (status.getBoundingClientRect().top > window.innerHeight / 2) query.scrollIntoView();
  });
  more.addEventListener("click", function () { showMore(true); });
  clear.addEventListener("click", function () {
    query.value = "";
    state = { q: "", chosen: facets.map(function () { return []; }) };
    update();
    query.focus();
  });
  function fromAddress() {
    clearTimeout(noting);
    readAddress();
    query.value = state.q;
    update();
  }
  window.addEventListener("hashchange", function () {
    fromAddress();
    if (active()) { form.scrollIntoView(); status.focus({ preventScroll: true }); }
  });

  var broad = window.matchMedia("(min-width: 60rem)");
  buildFacets();
  form.hidden = false;
  box.hidden = false;
  function fold() { box.open = broad.matches; }
  fold();
  if (broad.addEventListener) broad.addEventListener("change", fold); else broad.addListener(fold);
  fromAddress();
  setTimeout(haystack, 300); // the page is painted: make ready for the first question
})();
