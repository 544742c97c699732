using System;

namespace NetGen.Runtime;

/// <summary>
/// A data set as rows that metrics compare with a row of outputs each: its samples or, for a network with outputs for each step or position, those of its samples. Steps after a sequence's end do not count.
/// </summary>
internal sealed class MeasuredRows
{
    private readonly Dataset _data;
    private readonly bool _hasEnds;

    /// <param name="data">The data set.</param>
    /// <param name="steps">Into how many rows a sample's outputs fall: steps or positions.</param>
    public MeasuredRows(Dataset data, int steps)
    {
        _data = data;
        _hasEnds = data.HasLengths && steps > 1;
        Steps = steps;
        CountedRows = _hasEnds ? 0 : checked(data.Count * steps);
        if (_hasEnds)
        {
            foreach (int length in data.Lengths)
            {
                CountedRows = checked(CountedRows + length);
            }
        }
    }

    /// <summary>The rows of a sample.</summary>
    public int Steps { get; }

    /// <summary>The number of rows.</summary>
    public int Count => _data.Count * Steps;

    /// <summary>The number of rows that count.</summary>
    public int CountedRows { get; }

    /// <summary>Whether the rows have class labels, not targets.</summary>
    public bool HasLabels => _data.HasLabels;

    /// <summary>Whether a row counts.</summary>
    public bool Counts(int row) => !_hasEnds || row % Steps < _data.Lengths[row / Steps];

    /// <summary>The class of a row. Only with labels.</summary>
    public int Label(int row) => _data.Labels[row];

    /// <summary>The targets of a row. Only with targets.</summary>
    public ReadOnlySpan<float> Target(int row)
    {
        int size = _data.TargetSize / Steps;
        return _data.Targets.Slice(row * size, size);
    }
}
