// Classic script: a page opened from disk may load no modules and fetch nothing.
(function () {
  "use strict";
  var gallery = document.getElementById("gallery");
  if (gallery) showGallery(gallery, window.farsideProducts || []);
  var viewer = document.getElementById("viewer");
  if (viewer) makeViewer(viewer);
  addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    var rel = event.key === "ArrowLeft" ? "prev" : event.key === "ArrowRight" ? "next" : null;
    var link = rel && document.querySelector("a[rel=" + rel + "]");
    if (link) location.href = link.href;
    if (event.key === "Escape" && viewer) location.href = document.querySelector(".wordmark").href;
  });

  function showGallery(gallery, products) {
    var filters = document.getElementById("filters");
    var facets = [["", "Everything"]]
      .concat(unique(products.filter(isOfInstrument).map(function (p) { return p.instrument; })).map(function (name) { return [name, name]; }))
      .concat(unique(products.filter(function (p) { return !isOfInstrument(p); }).map(function (p) { return p.recipe; })).map(function (name) { return [name, plural(name)]; }));
    var count = document.createElement("span");
    count.className = "count";
    facets.forEach(function (facet) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = facet[1];
      button.dataset.facet = facet[0];
      button.addEventListener("click", function () {
        history.replaceState(null, "", facet[0] ? "#" + encodeURIComponent(facet[0]) : location.pathname);
        draw();
      });
      filters.append(button);
    });
    filters.append(count);
    addEventListener("hashchange", draw);
    draw();

    function draw() {
      var facet = decodeURIComponent(location.hash.slice(1));
      var shown = products.filter(function (p) { return !facet || (isOfInstrument(p) ? p.instrument : p.recipe) === facet; });
      filters.querySelectorAll("button").forEach(function (button) { button.setAttribute("aria-pressed", String(button.dataset.facet === facet)); });
      count.textContent = shown.length + (shown.length === 1 ? " product" : " products");
      gallery.replaceChildren.apply(gallery, shown.map(card));
    }
  }

  // Pictures and radargrams are what an instrument saw; everything else is a kind of its own.
  function isOfInstrument(product) { return product.instrument && (product.recipe === "picture" || product.recipe === "radargram"); }

  function plural(recipe) { var name = recipe.replace(/-/g, " ") + "s"; return name.charAt(0).toUpperCase() + name.slice(1); }

  function card(product) {
    var link = document.createElement("a");
    link.className = product.thumb ? "card" : "card blank";
    link.href = product.page;
    link.style.setProperty("--ratio", Math.min(3.2, Math.max(0.6, product.thumb ? product.w / product.h : 1.4)).toFixed(3));
    if (product.thumb) {
      var image = document.createElement("img");
      image.src = product.thumb;
      image.alt = "";
      image.loading = "lazy";
      image.decoding = "async";
      link.append(image);
    }
    if (product.simulated) {
      var mark = document.createElement("i");
      mark.textContent = "SIMULATED";
      link.append(mark);
    }
    var caption = document.createElement("span");
    caption.textContent = product.title.replace(/^Chang.e-\d · /, "").replace(/ · sequence \d+/, "");
    var when = document.createElement("small");
    when.textContent = [product.start && product.start.replace("T", " ").slice(0, 16) + " UTC", product.sequence && "sequence " + product.sequence].filter(Boolean).join(" · ");
    caption.append(when);
    link.append(caption);
    return link;
  }

  function makeViewer(viewer) {
    var image = viewer.querySelector("img");
    var scale = 1, x = 0, y = 0, pointers = new Map(), spread = 0;
    viewer.addEventListener("wheel", function (event) {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * 0.0015), event.clientX, event.clientY);
    }, { passive: false });
    viewer.addEventListener("dblclick", function (event) {
      var full = image.naturalWidth / image.clientWidth / (window.devicePixelRatio || 1);
      zoom(scale > 1.01 ? 1 / scale : Math.max(2, full), event.clientX, event.clientY);
    });
    viewer.addEventListener("pointerdown", function (event) { pointers.set(event.pointerId, event); spread = distance(); viewer.setPointerCapture(event.pointerId); viewer.classList.add("dragging"); });
    viewer.addEventListener("pointermove", function (event) {
      var last = pointers.get(event.pointerId);
      if (!last) return;
      pointers.set(event.pointerId, event);
      if (pointers.size === 1) { x += event.clientX - last.clientX; y += event.clientY - last.clientY; place(); return; }
      var now = distance();
      if (spread > 0) zoom(now / spread, event.clientX, event.clientY);
      spread = now;
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      viewer.addEventListener(name, function (event) { pointers.delete(event.pointerId); spread = 0; viewer.classList.toggle("dragging", pointers.size > 0); });
    });

    function distance() {
      if (pointers.size < 2) return 0;
      var two = Array.from(pointers.values());
      return Math.hypot(two[0].clientX - two[1].clientX, two[0].clientY - two[1].clientY);
    }

    function zoom(factor, clientX, clientY) {
      var next = Math.min(40, Math.max(1, scale * factor));
      var box = image.getBoundingClientRect();
      x -= (clientX - box.left) * (next / scale - 1);
      y -= (clientY - box.top) * (next / scale - 1);
      scale = next;
      place();
    }

    function place() {
      if (scale === 1) { x = 0; y = 0; }
      viewer.classList.toggle("sharp", scale * image.clientWidth > image.naturalWidth * 2);
      image.style.transform = "translate(" + x + "px," + y + "px) scale(" + scale + ")";
    }
  }

  function unique(values) { return Array.from(new Set(values)).sort(); }
})();
