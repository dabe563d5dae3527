namespace Farside.Catalogue.Stac.Cql2;

/// <summary>What a piece of a filter's text is.</summary>
enum Cql2TokenKind
{
    Word,
    Text,
    Number,
    Operator,
    Symbol,
    End,
}
