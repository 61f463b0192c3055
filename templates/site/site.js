/* Search and facets of the portal column's home page. Works on window.gwstd (data.js) alone: no server, no library.
   Text from the data is only ever set as text, never as markup. */
(function () {
  "use strict";
  var data = window.gwstd;
  if (!data || !document.getElementById("search").classList) return;

  var PAGE = 50;
  var texts = data.texts, columns = data.columns, labels = data.labels, facets = data.facets;
  var total = columns.code.length;
  var NAMES = ["level3", "level2", "level1", "code"];
  var SHOWN = ["level1", "level2", "level3", "contents", "subjects", "limit", "field"];
  var searched = Object.keys(columns);

  var byId = function (id) { return document.getElementById(id); };
  var form = byId("search"), query = byId("query"), status = byId("status"), results = byId("results");
  var list = byId("result-list"), more = byId("more"), clear = byId("clear"), browse = byId("browse");
  var box = byId("facets"), groups = byId("facet-groups");

  /* ---- text ---- */
  function normal(text) { return text.normalize("NFKC").toLowerCase(); }
  var normalised = null; // made at the first search: the page is there sooner
  function haystack() { return normalised || (normalised = texts.map(normal)); }
  var synonyms = data.synonyms.map(function (group) { return group.map(normal); });

  /* A word and what else it may be called. */
  function readings(word) {
    var found = [word];
    synonyms.forEach(function (group) {
      if (word.indexOf(group[0]) < 0) return;
      group.slice(1).forEach(function (other) {
        var reading = word.split(group[0]).join(other);
        if (found.indexOf(reading) < 0) found.push(reading);
      });
    });
    return found;
  }
  function termsOf(text) {
    return normal(text).split(/\s+/).filter(Boolean).map(readings);
  }

  /* ---- search ---- */
  /* For each distinct text: does it hold one of the readings? Then rows only look numbers up. */
  function marks(term) {
    var hay = haystack(), found = new Uint8Array(hay.length);
    for (var i = 0; i < hay.length; i++) {
      for (var k = 0; k < term.length; k++) if (hay[i].indexOf(term[k]) >= 0) { found[i] = 1; break; }
    }
    return found;
  }
  /* 0: not found; 1: found somewhere; 2: every word is in the item's name. */
  function rankOf(row, hits) {
    var rank = 2;
    for (var t = 0; t < hits.length; t++) {
      var hit = hits[t], named = false, any = false, i;
      for (i = 0; i < NAMES.length && !named; i++) named = hit[columns[NAMES[i]][row]] === 1;
      if (named) continue;
      for (i = 0; i < searched.length && !any; i++) any = hit[columns[searched[i]][row]] === 1;
      if (!any) return 0;
      rank = 1;
    }
    return rank;
  }

  /* ---- state: what is asked for; kept in the address ---- */
  var state = { q: "", chosen: facets.map(function () { return []; }) };
  var found = [], shown = 0, terms = [];

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
      group.open = f < 2;
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
    var hits = terms.map(marks);
    var counts = facets.map(function (facet) { return new Uint32Array(facet.options.length); });
    var named = [], others = [];
    for (var row = 0; row < total; row++) {
      var rank = rankOf(row, hits);
      if (!rank) continue;
      var failed = -1, fails = 0;
      for (var f = 0; f < facets.length && fails < 2; f++) if (!memberOf(f, row)) { failed = f; fails++; }
      if (fails > 1) continue;
      for (f = 0; f < facets.length; f++) {
        if (fails && f !== failed) continue;
        var own = data.sets[facets[f].rows[row]];
        for (var i = 0; i < own.length; i++) counts[f][own[i]]++;
      }
      if (!fails) (rank === 2 ? named : others).push(row);
    }
    found = named.concat(others);
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
    var folded = "", origin = [], at = 0;
    Array.from(text).forEach(function (sign) {
      var part = normal(sign);
      for (var i = 0; i < part.length; i++) origin.push(at);
      folded += part;
      at += sign.length;
    });
    origin.push(text.length);
    var spans = [];
    words.forEach(function (word) {
      for (var from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + word.length)) {
        var end = from + word.length;
        while (end < folded.length && origin[end] === origin[end - 1]) end++;
        spans.push([origin[from], origin[end]]);
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
    var words = [].concat.apply([], terms);
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
    fact(facts, labels.contents, text("contents").replace(/\n/g, "；"), words);
    fact(facts, labels.subjects, text("subjects").replace(/\n/g, "、"), words);
    fact(facts, labels.limit, text("limit"), words);
    /* A word found in an element that is not on show: show that one too, so that it is clear why the item is here. */
    terms.forEach(function (term) {
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
    status.textContent = found.length
      ? "共 " + total + " 项，符合条件的 " + found.length + " 项" + (shown < found.length ? "，已显示 " + shown + " 项。" : "。")
      : "没有符合条件的事项。可以少用几个词、换一个说法，或者减少筛选条件。";
  }
  function update() {
    terms = termsOf(state.q);
    showCounts(find());
    var on = active();
    results.hidden = !on;
    browse.hidden = on;
    list.textContent = "";
    shown = 0;
    if (on) showMore(false); else say();
    writeAddress();
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
  form.addEventListener("submit", function (event) { event.preventDefault(); ask(); });
  more.addEventListener("click", function () { showMore(true); });
  clear.addEventListener("click", function () {
    query.value = "";
    state = { q: "", chosen: facets.map(function () { return []; }) };
    update();
    query.focus();
  });
  function fromAddress() {
    readAddress();
    query.value = state.q;
    update();
  }
  window.addEventListener("hashchange", function () {
    fromAddress();
    if (active()) { form.scrollIntoView(); status.setAttribute("tabindex", "-1"); status.focus({ preventScroll: true }); }
  });

  buildFacets();
  form.hidden = false;
  box.hidden = false;
  document.documentElement.classList.add("live");
  var broad = window.matchMedia("(min-width: 60rem)");
  function fold() { box.open = broad.matches; }
  fold();
  if (broad.addEventListener) broad.addEventListener("change", fold); else broad.addListener(fold);
  fromAddress();
})();
