namespace NetGen.Engine.Windows;

/// <summary>Walks over the elements of one window that there are, row by row: where the channels of each begin in the image.</summary>
internal struct WindowElements
{
    private readonly int _firstColumn;
    private readonly int _endColumn;
    private readonly int _endRow;
    private readonly int _width;
    private readonly int _channels;
    private int _row;
    private int _column;

    /// <param name="grid">The windows, which are not dilated.</param>
    /// <param name="row">The row of the window.</param>
    /// <param name="column">Its column.</param>
    public WindowElements(WindowGrid grid, int row, int column)
    {
        _firstColumn = grid.Columns.First(column);
        _endColumn = grid.Columns.End(column);
        _endRow = grid.Rows.End(row);
        _width = grid.Columns.Inputs;
        _channels = grid.Channels;
        _row = grid.Rows.First(row);
        _column = _firstColumn - 1;
    }

    /// <summary>Where the channels of the element begin.</summary>
    public readonly int Current => ((_row * _width) + _column) * _channels;

    /// <summary>Goes to the next element.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (++_column == _endColumn)
        {
            _column = _firstColumn;
            _row++;
        }

        return _row < _endRow;
    }

    /// <summary>The walk itself, for <c>foreach</c>.</summary>
    public readonly WindowElements GetEnumerator() => this;
}
