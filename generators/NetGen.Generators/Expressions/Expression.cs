using System;
using System.Collections.Generic;

namespace NetGen.Generators.Expressions;

/// <summary>
/// An elementwise formula as a tree. Activations, losses and optimizer updates are written once as trees; derivatives are found by
/// <see cref="Differentiator"/> and C# is printed by <see cref="ExpressionPrinter"/>.
/// </summary>
internal abstract record Expression
{
    public static Expression Zero { get; } = new Constant(0);

    public static Expression One { get; } = new Constant(1);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) => new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator -(Expression value) => new Unary(UnaryOperator.Negate, value);

    public static Expression Exp(Expression value) => new Unary(UnaryOperator.Exp, value);

    /// <summary>e to the power of something that is not above 0.</summary>
    public static Expression ExpNonPositive(Expression value) => new Unary(UnaryOperator.ExpNonPositive, value);

    /// <summary>e to the power of something that is not above 0, less 1.</summary>
    public static Expression Expm1NonPositive(Expression value) => new Unary(UnaryOperator.Expm1NonPositive, value);

    public static Expression Log(Expression value) => new Unary(UnaryOperator.Log, value);

    public static Expression Tanh(Expression value) => new Unary(UnaryOperator.Tanh, value);

    public static Expression Sigmoid(Expression value) => new Unary(UnaryOperator.Sigmoid, value);

    /// <summary>One over the logistic function: 1 + e^−x.</summary>
    public static Expression SigmoidReciprocal(Expression value) => new Unary(UnaryOperator.SigmoidReciprocal, value);

    /// <summary>The h in <c>tanh x = h / (1 − h)</c>: ½·(1 − e^−2x).</summary>
    public static Expression TanhPart(Expression value) => new Unary(UnaryOperator.TanhPart, value);

    public static Expression Erf(Expression value) => new Unary(UnaryOperator.Erf, value);

    public static Expression Softplus(Expression value) => new Unary(UnaryOperator.Softplus, value);

    public static Expression Sqrt(Expression value) => new Unary(UnaryOperator.Sqrt, value);

    public static Expression Abs(Expression value) => new Unary(UnaryOperator.Abs, value);

    /// <summary>The larger of two. A NaN in <paramref name="right"/> survives, one in <paramref name="left"/> does not.</summary>
    public static Expression Max(Expression left, Expression right) => new Binary(BinaryOperator.Max, left, right);

    /// <summary>The smaller of two. A NaN in <paramref name="right"/> survives, one in <paramref name="left"/> does not.</summary>
    public static Expression Min(Expression left, Expression right) => new Binary(BinaryOperator.Min, left, right);

    /// <summary><paramref name="whenTrue"/> where <c>left &gt; right</c>, else <paramref name="whenFalse"/>.</summary>
    public static Expression SelectGreater(Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        new SelectGreater(left, right, whenTrue, whenFalse);

    /// <summary>This tree with every subtree equal to <paramref name="old"/> replaced.</summary>
    public Expression Replace(Expression old, Expression replacement) =>
        Equals(old) ? replacement : MapChildren(child => child.Replace(old, replacement));

    /// <summary>Whether a subtree is equal to <paramref name="part"/>.</summary>
    public bool Contains(Expression part)
    {
        if (Equals(part))
        {
            return true;
        }

        bool found = false;
        MapChildren(child =>
        {
            found |= child.Contains(part);
            return child;
        });
        return found;
    }

    /// <summary>The names of all operands, as often as they occur.</summary>
    public IEnumerable<string> Operands
    {
        get
        {
            List<string> names = this is Operand operand ? [operand.Name] : [];
            MapChildren(child =>
            {
                names.AddRange(child.Operands);
                return child;
            });
            return names;
        }
    }

    /// <summary>Whether a function in it is a polynomial of its own: a dozen constants, as many registers.</summary>
    public bool CallsFunction => CountFunctions() > 0;

    /// <summary>How many such functions there are in the tree; one made of two polynomials counts twice.</summary>
    public int CountFunctions()
    {
        int count = this is Unary unary ? unary.Polynomials : 0;
        MapChildren(child =>
        {
            count += child.CountFunctions();
            return child;
        });
        return count;
    }

    /// <summary>The same node over other children.</summary>
    public abstract Expression MapChildren(Func<Expression, Expression> map);
}

/// <summary>A number. Kept in double, printed in the precision of its surroundings.</summary>
internal sealed record Constant(double Value) : Expression
{
    public override Expression MapChildren(Func<Expression, Expression> map) => this;
}

/// <summary>Something the surroundings name: a lane of a buffer, a row's scalar, an accumulator.</summary>
internal sealed record Operand(string Name) : Expression
{
    public override Expression MapChildren(Func<Expression, Expression> map) => this;
}

/// <summary>A function of one value.</summary>
internal sealed record Unary(UnaryOperator Operator, Expression Value) : Expression
{
    /// <summary>How many polynomials the function is made of; none if it is an instruction.</summary>
    public int Polynomials => Operator switch
    {
        UnaryOperator.Negate or UnaryOperator.Sqrt or UnaryOperator.Abs => 0,
        UnaryOperator.Erf or UnaryOperator.Softplus => 2,
        _ => 1,
    };

    public override Expression MapChildren(Func<Expression, Expression> map) => new Unary(Operator, map(Value));
}

/// <summary>A function of two values.</summary>
internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression
{
    public override Expression MapChildren(Func<Expression, Expression> map) => new Binary(Operator, map(Left), map(Right));
}

/// <summary><c>Left &gt; Right ? WhenTrue : WhenFalse</c>, lane by lane; false where either is NaN.</summary>
internal sealed record SelectGreater(Expression Left, Expression Right, Expression WhenTrue, Expression WhenFalse) : Expression
{
    public override Expression MapChildren(Func<Expression, Expression> map) =>
        new SelectGreater(map(Left), map(Right), map(WhenTrue), map(WhenFalse));
}

internal enum UnaryOperator
{
    Negate,
    Exp,
    ExpNonPositive,
    Expm1NonPositive,
    Log,
    Tanh,
    Sigmoid,
    Erf,
    Softplus,
    SigmoidReciprocal,
    TanhPart,
    Sqrt,
    Abs,
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
}
