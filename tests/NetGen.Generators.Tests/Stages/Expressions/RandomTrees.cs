using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>Random trees over the operands <c>a</c> and <c>b</c>, the same ones in each run.</summary>
internal sealed class RandomTrees
{
    private static readonly UnaryOperator[] Unaries = Enum.GetValues<UnaryOperator>();
    private static readonly BinaryOperator[] Binaries = Enum.GetValues<BinaryOperator>();
    private static readonly UnaryOperator[] ExactUnaries = [UnaryOperator.Negate, UnaryOperator.Abs];
    private static readonly BinaryOperator[] ExactBinaries =
        [BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Max, BinaryOperator.Min];

    private readonly Random _random;
    private readonly bool _isExact;

    private RandomTrees(int seed, bool isExact)
    {
        _random = new Random(seed);
        _isExact = isExact;
    }

    public static Operand A { get; } = new("a");

    public static Operand B { get; } = new("b");

    /// <summary>Trees of every node there is.</summary>
    public static IEnumerable<Expression> Of(int seed, int count, int depth) => Generate(new RandomTrees(seed, isExact: false), count, depth);

    /// <summary>Trees that small whole operands take to whole values: right to the last bit in any precision.</summary>
    public static IEnumerable<Expression> Exact(int seed, int count, int depth) => Generate(new RandomTrees(seed, isExact: true), count, depth);

    /// <summary>Every operator in a tree.</summary>
    public static IEnumerable<string> Operators(Expression tree)
    {
        List<string> found = [];
        Visit(tree);
        return found;

        void Visit(Expression node)
        {
            found.Add(node switch
            {
                Unary unary => unary.Operator.ToString(),
                Binary binary => binary.Operator.ToString(),
                _ => node.GetType().Name,
            });
            node.MapChildren(child =>
            {
                Visit(child);
                return child;
            });
        }
    }

    /// <summary>The names <see cref="Operators"/> can give.</summary>
    public static IEnumerable<string> AllOperators() => Unaries.Select(value => value.ToString())
        .Concat(Binaries.Select(value => value.ToString()))
        .Concat([nameof(Constant), nameof(Operand), nameof(SelectGreater)])
        .Order(StringComparer.Ordinal);

    private static Expression[] Generate(RandomTrees trees, int count, int depth) =>
        [.. Enumerable.Range(0, count).Select(_ => trees.Inner(depth))];

    private Expression Next(int depth) => depth == 0 || _random.Next(6) == 0 ? Leaf() : Inner(depth);

    private Expression Leaf() => _random.Next(5) switch
    {
        0 or 1 => A,
        2 or 3 => B,
        _ => _isExact || _random.Next(2) == 0 ? _random.Next(-3, 4) : Math.Round((_random.NextDouble() * 4) - 2, 3),
    };

    private Expression Inner(int depth) => _random.Next(10) switch
    {
        0 => Expression.SelectGreater(Next(depth - 1), Next(depth - 1), Next(depth - 1), Next(depth - 1)),
        1 or 2 or 3 => new Unary(Pick(_isExact ? ExactUnaries : Unaries), Next(depth - 1)),
        _ => new Binary(Pick(_isExact ? ExactBinaries : Binaries), Next(depth - 1), Next(depth - 1)),
    };

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
}
