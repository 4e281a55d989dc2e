from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from drugfacts.layout import analyse
from drugfacts.readers import Failure, SourceText, limits

from .conftest import Results

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96)//EN" "http://127.0.0.1:9/never.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="pmc">12</article-id>
<title-group><article-title>Zonktil in <italic>gout</italic></article-title></title-group>
<abstract><sec><title>Results</title><p>Fewer attacks
of 10<sup>9</sup> &alpha;<xref ref-type="bibr"><sup>3</sup></xref>.</p></sec></abstract>
</article-meta></front><body><sec><label>1</label><title>Methods</title><p>As before [<xref>1</xref>].</p>
<sec><title>Adverse events</title><p>They were:</p><list><list-item><p>rash</p></list-item>
<list-item><label>2</label><p>nausea</p></list-item></list>
<table-wrap><label>Table 1</label><caption><title>Harms</title></caption><table><thead><tr><th>Event</th><th>n</th></tr>
</thead><tbody><tr><td>cough</td><td>3</td></tr></tbody></table></table-wrap></sec></sec></body>
<back><ref-list><ref>Somebody 1999</ref></ref-list></back></article>"""
JATS_TEXT = """# Zonktil in gout

## Abstract

### Results

Fewer attacks of 10⁹ α.

## Methods

As before [1].

### Adverse events

They were:

- rash
- nausea

Harms

| Event | n |
| --- | --- |
| cough | 3 |
"""

SPL = """<document xmlns="urn:hl7-org:v3"><title>These highlights do not include everything.</title>
<component><structuredBody><component><section><code code="48780-1"/><title>Data</title><subject><manufacturedProduct>
<manufacturedProduct><name>Zonktil</name><asEntityWithGeneric><genericMedicine><name>zonktilamide</name>
</genericMedicine></asEntityWithGeneric></manufacturedProduct></manufacturedProduct></subject></section></component>
<component><section><code code="34084-4"/><text><paragraph>The <content>most</content> common:</paragraph>
<list><item><caption>1.</caption>rash</item><item>nausea<footnote>a</footnote></item></list></text>
<excerpt><highlight><text>said twice</text></highlight></excerpt>
<component><section><title>6.1 Trials</title><text>Seen in trials.<table><caption>Rates</caption><tbody>
<tr><td>cough</td><td>3%</td></tr></tbody></table></text></section></component></section></component>
<component><section><code code="51945-4"/><text>NDC 0000</text></section></component>
</structuredBody></component></document>"""
SPL_TEXT = """# Zonktil (zonktilamide)

## Adverse reactions

The most common:

- rash
- nausea

### 6.1 Trials

Seen in trials.

Rates

| cough | 3% |
"""


def citation(number: int, title: str = "Gout.") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>{title}</ArticleTitle>"
        '<Abstract><AbstractText Label="AIM">To <i>see</i>.</AbstractText><AbstractText Label="RESULTS">Rash.'
        "</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"
    )


def test_xml_jats_article(read_one: Callable[..., SourceText]) -> None:
    text = read_one("in.xml", JATS.encode())
    assert (text.id, text.text) == ("in", JATS_TEXT)
    assert read_one("in.xml.gz", gzip.compress(JATS.replace("UTF-8", "UTF-16").encode("utf-16"))).text == JATS_TEXT


def test_xml_drug_label(read_one: Callable[..., SourceText]) -> None:
    text = read_one("label.xml", SPL.encode())
    assert (text.id, text.text, text.subject) == ("label", SPL_TEXT, "zonktilamide")
    assert {block.section for block in analyse(text.text).blocks if block.kind == "item"} == {"adverse_reactions"}


def test_xml_set_of_citations_has_ids_of_its_own(read_bytes: Callable[..., Results], tmp_path: Path) -> None:
    results = read_bytes(
        "set.xml", f"<PubmedArticleSet>{citation(1)}{citation(2)}{citation(1)}</PubmedArticleSet>".encode()
    )
    first, second, third = results
    assert first == SourceText("1", "# Gout.\n\n## AIM\n\nTo see.\n\n## RESULTS\n\nRash.\n", f"{tmp_path}/set.xml:1")
    assert isinstance(second, SourceText)
    assert "two documents with the id '1'" in str(third)


def test_xml_set_of_articles_is_named_by_their_numbers(read_bytes: Callable[..., Results]) -> None:
    article = JATS[JATS.index("<article ") :].replace("&alpha;", "")
    results = read_bytes("set.xml", f"<pmc-articleset>{article}<article/></pmc-articleset>".encode())
    assert [result.id for result in results] == ["PMC12", None]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><article>&b;</article>', "entities of its own"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><article>&x;</article>', "entities of its own"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]><article/>', "entities of its own"),
        ("<notes/>", "not known (<notes>): JATS"),
        ("<article><body>", "not XML that can be read"),
        ("", "not XML that can be read"),
        ("plain text", "not XML that can be read"),
        ("<article>" + "<sec>" * 100_000, "nested too deep"),
        ("<PubmedArticleSet/>", "without articles"),
        ("<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>", "without a number"),
        ("<?xml version='1.0' encoding='klingon'?><article/>", "not XML that can be read"),
        ("<article>\0</article>", "not XML that can be read"),
    ],
)  # fmt: skip
def test_xml_what_is_wrong_is_said(refusal: Callable[..., str], content: str, reason: str) -> None:
    assert reason in refusal("in.xml", content.encode())


def test_xml_empty_article_and_label_are_empty_texts(read_one: Callable[..., SourceText]) -> None:
    assert read_one("in.xml", b"<article/>").text == ""
    assert read_one("in.xml", b'<document xmlns="urn:hl7-org:v3"/>').text == ""


def test_xml_one_document_has_a_limit_and_a_set_none(
    read_bytes: Callable[..., Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_DOCUMENT", 100_000)
    many = "".join(citation(number) for number in range(2000)).encode()
    results = read_bytes("set.xml", b"<PubmedArticleSet>" + many + b"</PubmedArticleSet>")
    assert len(results) == 2000
    assert not any(isinstance(result, Failure) for result in results)
    (result,) = read_bytes("one.xml", b"<article><body>" + b"<p>x</p>" * 50_000 + b"</body></article>")
    assert "split it" in str(result)
