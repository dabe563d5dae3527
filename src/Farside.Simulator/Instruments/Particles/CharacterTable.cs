using System.Text;
using Farside.Archive.Labels;
using Farside.Simulator.Terrain;
using static Farside.Simulator.Instruments.PortalLabel;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>A table of text as readers of the particle products describe them: columns apart by unequal white space, headings in the label, groups whose names repeat.</summary>
/// <remarks>Source of that form: MillionConcepts/pdr. Which columns the real tables have is published nowhere: the headings are invented, and the label says so.</remarks>
sealed class CharacterTable(IReadOnlyList<TableColumn> columns, uint seed)
{
    const string Invented = "SIMULATED: columns of this label are invented, the real ones are not published";
    const int WidestGap = 3;
    readonly StringBuilder _text = new();

    public int Rows { get; private set; }

    // Blanks at the end of each line make records equally long, as the label says they are.
    int RecordLetters => columns.Sum(column => column.Repetitions * (column.Letters + WidestGap));

    public void Add(params IEnumerable<string> cells)
    {
        var (number, begin) = (0, _text.Length);
        foreach (var cell in cells)
        {
            _text.Append(' ', number == 0 ? 0 : 1 + (int)(Chance.Of(seed, Rows, number) % WidestGap)).Append(cell);
            number++;
        }

        _text.Append(' ', RecordLetters - 1 - (_text.Length - begin)).Append('\n');
        Rows++;
    }

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(_text.ToString());

    /// <summary>The label's description of the table.</summary>
    public LabelElement Structure()
    {
        var record = Group("Record_Character", new("fields", Text(columns.Count(column => column.Repetitions == 1))), new("groups", Text(columns.Count(column => column.Repetitions > 1))),
            With("record_length", Text(RecordLetters), "byte"));
        var at = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            record.Add(columns[i].Repetitions == 1 ? Field(columns[i], i + 1, at) : Repeated(columns[i], i + 1, at));
            at += columns[i].Repetitions * (columns[i].Letters + 1);
        }

        return Group("Table_Character", With("offset", "0", "byte"), new("records", Text(Rows)), new("record_delimiter", "Line-Feed"), new("description", Invented), record);
    }

    static LabelElement Repeated(TableColumn column, int number, int at) => Group("Group_Field_Character",
        new("name", column.Name),
        new("group_number", Text(number)),
        new("repetitions", Text(column.Repetitions)),
        new("fields", "1"),
        new("groups", "0"),
        With("group_location", Text(at), "byte"),
        With("group_length", Text(column.Repetitions * (column.Letters + 1)), "byte"),
        Field(column, 1, 1));

    static LabelElement Field(TableColumn column, int number, int at) => Group("Field_Character",
        new("name", column.Name),
        new("field_number", Text(number)),
        With("field_location", Text(at), "byte"),
        new("data_type", column.Type),
        With("field_length", Text(column.Letters), "byte"),
        new("unit", column.Unit),
        new("description", column.Description));
}
