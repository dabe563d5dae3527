namespace Farside.Simulator.Evaluation;

/// <summary>Counts of what was said and what is true.</summary>
sealed class Score
{
    int _said;
    int _true;
    int _both;

    public int Judged { get; private set; }

    public bool HasPrecision => _said > 0;
    public bool HasRecall => _true > 0;

    /// <summary>Of what was said, the share that is true.</summary>
    public double Precision => _both / (double)_said;

    /// <summary>Of what is true, the share that was said.</summary>
    public double Recall => _both / (double)_true;

    public void Add(bool isSaid, bool isTrue)
    {
        Judged++;
        _said += isSaid ? 1 : 0;
        _true += isTrue ? 1 : 0;
        _both += isSaid && isTrue ? 1 : 0;
    }

    public static Score Of<T>(IReadOnlySet<T> said, IReadOnlySet<T> truth)
    {
        var score = new Score();
        foreach (var one in said.Union(truth))
        {
            score.Add(said.Contains(one), truth.Contains(one));
        }

        return score;
    }
}
