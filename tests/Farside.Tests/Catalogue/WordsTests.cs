using Farside.Catalogue.Index;

namespace Farside.Tests.Catalogue;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Chang’e-4 · Chang'e-4", "change 4 change 4")]
    [InlineData("CE4_GRAS_PCAML-C-000_SCI_N_20190104041518_20190104041518_0001_B.2B", "ce4 gras pcaml c 000 sci n 20190104041518 20190104041518 0001 b 2b")]
    [InlineData("taken 2019-01-11, or 2019-01", "taken 20190111 or 201901")]
    [InlineData("2019-123 and 12-34", "2019 123 and 12 34")]
    [InlineData("Von Kármán", "von karman")]
    [InlineData("月球 背面", "月球 背面")]
    [InlineData("'quoted' words'", "quoted words")]
    [InlineData("", "")]
    public void Text_is_taken_apart_into_words(string text, string words) => Assert.Equal(words, string.Join(' ', Words.Of(text)));

    [Fact]
    public void No_word_is_longer_than_the_longest() =>
        Assert.Equal(Words.Longest, Assert.Single(Words.Of(new string('a', 100_000))).Length);
}
